import {parseArgs} from 'node:util'
import {describeInstalled} from './installed.ts'
import {runSealed} from './run-sealed.ts'

/** What Nx calls: to learn what no file of the workspace says, and to run a command whose result a cache may keep. */
export async function runInProcess(process: NodeJS.Process): Promise<void> {
  const [command, ...args] = process.argv.slice(2)
  try {
    if (command === 'run') process.exitCode = await runSealed(args, process.env)
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
  throw new Error(`Unexpected command \`${command ?? ''}\`, expected \`day\`, \`installed\` or \`run\`, which Nx calls`)
}
