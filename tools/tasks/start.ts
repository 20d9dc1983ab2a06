import {join} from 'node:path'
import {serve} from '../../packages/eleventy-plugin-copydesk/src/publish.ts'
import {copydesk} from '../content-lint.ts'
import {root, runHere} from '../process.ts'

const port = Number(process.env['PORT'] || 8080)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`Unexpected PORT \`${process.env['PORT']}\`, expected a number from 0 to 65535`)
  process.exit(2)
}
const code = await runHere(process.execPath, [copydesk, 'lint', 'content'])
if (code > 1) process.exit(code)
try {
  await serve({content: join(root, 'content'), output: join(root, 'dist', 'site'), port})
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
