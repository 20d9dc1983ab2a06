// What the Nx target `publish` runs: `node tools/publish.ts CONTENT OUTPUT`.
import {build} from '../packages/eleventy-plugin-copydesk/src/publish.ts'

const [content = 'content', output = 'dist/site'] = process.argv.slice(2)
const pathPrefix = process.env['COPYDESK_PATH_PREFIX']
try {
  await build({content, output, ...(pathPrefix && {pathPrefix})})
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
