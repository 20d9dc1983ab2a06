import {rmSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {describeInstalled} from './installed.ts'
import {runSealed} from './run-sealed.ts'
import {sealPath} from './seal.ts'

/** What Nx calls: to learn what no file of the workspace says, and to run a command whose result a cache may keep. */
export async function runInProcess(process: NodeJS.Process): Promise<void> {
  const [command, ...args] = process.argv.slice(2)
  try {
    if (command === 'run') process.exitCode = await runSealed(args, process.env)
    else if (command === 'broken') tellBroken(args, process.env)
    else process.stdout.write(`${await answer(command, args, process.cwd())}\n`)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 2
  }
}

async function answer(command: string | undefined, args: string[], cwd: string): Promise<string> {
  // The core is loaded only where the day is asked for.
  if (command === 'day') return (await import('remark-copydesk/node')).effectiveDate().date
  if (command === 'installed') {
    const {values: {tool = [], data = []}} = parseArgs({args, options: {tool: {type: 'string', multiple: true}, data: {type: 'string', multiple: true}}})
    return describeInstalled(tool, data, cwd).join('\n')
  }
  throw new Error(`Unexpected command \`${command ?? ''}\`, expected \`day\`, \`installed\`, \`run\` or \`broken\`, which Nx calls`)
}

/** Fails with what is wrong with a desk. Nobody may take what an earlier run wrote for that of this one. */
function tellBroken(outputs: readonly string[], environment: NodeJS.ProcessEnv): never {
  for (const output of outputs) for (const path of [output, sealPath(output)]) rmSync(path, {recursive: true, force: true})
  throw new Error(environment['COPYDESK_PROBLEM'])
}
