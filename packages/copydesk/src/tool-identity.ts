import {hash} from 'node:crypto'
import {globSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

let known: string | undefined

/**
 * Changes whenever the code does, so that nothing is taken for true that another version worked out. The
 * bundled command has the hash of its own files in place of this.
 */
export function toolIdentity(): string {
  return (known ??= hashSources())
}

function hashSources(): string {
  const workspace = fileURLToPath(new URL('../../..', import.meta.url))
  const sources = globSync(['package-lock.json', 'packages/{copydesk,remark-copydesk}/src/**/*.ts'], {cwd: workspace}).toSorted()
  return hash('sha256', sources.map((path) => `${path}\0${readFileSync(`${workspace}/${path}`, 'utf8')}`).join('\0'))
}
