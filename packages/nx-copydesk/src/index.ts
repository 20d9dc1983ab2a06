export {createDependencies} from './create-dependencies.ts'
export {createNodesV2} from './create-nodes.ts'
export {postTasksExecution} from './check-results.ts'
export type {NxCopydeskOptions} from './options.ts'

export const name = 'nx-copydesk'
