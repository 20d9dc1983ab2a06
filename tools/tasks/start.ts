import {join} from 'node:path'
import {serve} from '../../packages/eleventy-plugin-copydesk/src/publish.ts'
import {root} from '../process.ts'

const port = Number(process.env['PORT'] || 8080)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`Unexpected PORT \`${process.env['PORT']}\`, expected a number from 0 to 65535`)
  process.exit(2)
}
try {
  // The publisher lints what it publishes, and prints what it finds.
  await serve({content: join(root, 'content'), output: join(root, 'dist', 'site'), port})
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
