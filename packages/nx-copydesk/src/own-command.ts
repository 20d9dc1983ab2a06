import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {fromRoot} from './from-root.ts'
import {quote} from './quote.ts'

/** How a command line calls this package from the root of the workspace. */
export function ownCommand(workspace: string): string {
  const linked = 'node_modules/nx-copydesk/bin/nx-copydesk.js'
  return `node ${quote(existsSync(join(workspace, linked)) ? linked : fromRoot(workspace, fileURLToPath(new URL('../bin/nx-copydesk.js', import.meta.url))))}`
}
