import {parseArgs} from 'node:util'
import {parseCalendarDate} from '../../packages/remark-copydesk/src/index.ts'
import {bin, runHere} from '../process.ts'

const usage = 'npm run build -- [--path-prefix /docs/] [--now YYYY-MM-DD]'
try {
  const {values} = parseArgs({options: {'path-prefix': {type: 'string'}, now: {type: 'string'}}})
  const env = {...process.env}
  const prefix = values['path-prefix']
  if (prefix !== undefined) {
    if (!/^\/(?:[\w.~-]+\/)*$/u.test(prefix)) throw new Error(`Unexpected --path-prefix \`${prefix}\`, expected a path such as /docs/, with a slash at both ends`)
    env['COPYDESK_PATH_PREFIX'] = prefix
  }
  if (values.now !== undefined) {
    if (!parseCalendarDate(values.now)) throw new Error(`Unexpected --now \`${values.now}\`, expected a day as YYYY-MM-DD`)
    env['SOURCE_DATE_EPOCH'] = String(Date.parse(values.now) / 1000)
  }
  process.exitCode = await runHere(bin('nx'), ['run', 'copydesk-content:publish', '--output-style=stream-without-prefixes'], env)
  if (process.exitCode === 0) console.log('The site is in dist/site.')
} catch (error) {
  console.error(`${(error as Error).message}\nUsage: ${usage}`)
  process.exitCode = 2
}
