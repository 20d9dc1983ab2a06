// The plugin as Nx loads it in this workspace: from its TypeScript, which the source condition leads to.
import {registerHooks} from 'node:module'

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier, {...context, conditions: ['@copydesk/source', ...context.conditions]}),
})

export const {name, createNodesV2, createDependencies, postTasksExecution} = await import('../packages/nx-copydesk/src/index.ts')
