import {spawn} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {makeSeal, readSeal, sealPath} from './seal.ts'

/**
 * Runs a command and seals what it wrote, so that whoever gets it from a cache can tell it from anything else.
 * What it is made from must be sealed too. Returns the exit code.
 */
export async function runSealed(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const end = args.indexOf('--')
  const {values: {desk, parts}, positionals: [output = '']} = parseArgs({args: args.slice(0, end), options: {desk: {type: 'string'}, parts: {type: 'string'}}, allowPositionals: true})
  const [command = '', ...words] = args.slice(end + 1)
  const key = environment['COPYDESK_CACHE_KEY']
  const needed = desk === undefined || parts === undefined ? [] : await collectionsOf(desk)
  const needs = needed.map((collection) => {
    const path = `${parts}/${collection}`
    try {
      const {task, hash} = readSeal(path, key)
      return {task, hash}
    } catch (error) {
      throw new Error(`Unexpected \`${path}\`, expected what a task of this workspace made: ${(error as Error).message}`, {cause: error})
    }
  })
  rmSync(sealPath(output), {force: true})
  const code = await new Promise<number>((resolve, reject) => {
    // A shell is needed where commands are scripts; what reaches it was quoted by whoever called this.
    const child = process.platform === 'win32' ? spawn([command, ...words].map((word) => `"${word}"`).join(' '), {stdio: 'inherit', shell: true}) : spawn(command, words, {stdio: 'inherit'})
    child.on('error', reject)
    child.on('close', (ended) => resolve(ended ?? 1))
  })
  const {NX_TASK_HASH: hash, NX_TASK_TARGET_PROJECT: project, NX_TASK_TARGET_TARGET: target} = environment
  if (code === 0 && hash) writeFileSync(sealPath(output), `${JSON.stringify(makeSeal({task: `${project}:${target}`, hash}, needs, output, key))}\n`)
  return code
}

/** The folders of a desk’s collections. The core is loaded only for what is made from them. */
async function collectionsOf(desk: string): Promise<string[]> {
  const {readDeskFolders} = await import('remark-copydesk/node')
  return readDeskFolders(join(desk, 'copydesk.yaml')).collections.map(({folder}) => folder)
}
