import {rmSync} from 'node:fs'
import {join} from 'node:path'
import type {PostTasksExecution, TaskResults} from 'nx/src/devkit-exports'
import {readSeal, sealPath} from './seal.ts'

type TaskResult = TaskResults[string]

/** Refuses what a cache gave and no task of this workspace can have made for these inputs; its outputs are removed, so that nobody takes them. */
export const postTasksExecution: PostTasksExecution = (_options, {taskResults, workspaceRoot}) => {
  const hashes = new Map(Object.values(taskResults).map(({task}) => [task.id, task.hash]))
  const refused = Object.values(taskResults).flatMap((result) => {
    const output = sealedOutput(result)
    if (output === undefined || !/cache/u.test(result.status)) return []
    const path = join(workspaceRoot, output)
    try {
      checkResult(result, path, hashes)
      return []
    } catch (error) {
      for (const one of [path, sealPath(path)]) rmSync(one, {recursive: true, force: true})
      return [`  ${result.task.id}: ${(error as Error).message}`]
    }
  })
  if (refused.length === 0) return
  const text = ['Unexpected results from the cache, expected those that these tasks made; their outputs were removed:', ...refused, '`nx reset` forgets what was fetched; with --skip-remote-cache the tasks run here.'].join('\n')
  throw Object.assign(new Error(text), {stack: text})
}

/** What a task of ours writes, by the seal among its outputs. */
function sealedOutput({task: {outputs}}: TaskResult): string | undefined {
  return outputs.find((output) => outputs.includes(sealPath(output)))
}

function checkResult({task}: TaskResult, path: string, hashes: ReadonlyMap<string, string | undefined>): void {
  const seal = readSeal(path, process.env['COPYDESK_CACHE_KEY'])
  if (seal.task !== task.id) throw new Error(`it is that of ${seal.task}`)
  if (seal.hash !== task.hash) throw new Error('it was made from other inputs')
  const other = seal.needs.find((need) => hashes.has(need.task) && hashes.get(need.task) !== need.hash)
  if (other) throw new Error(`it was made from another result of ${other.task}`)
}
