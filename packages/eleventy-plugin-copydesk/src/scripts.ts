import {createRequire} from 'node:module'
import {join} from 'node:path'

/** The folder with the scripts of the pages: the build made it, or in this workspace the sources are bundled once. */
export function scriptsFolder(): string {
  if (!import.meta.filename.endsWith('.ts')) return join(import.meta.dirname, 'browser')
  const {bundledScripts} = createRequire(import.meta.url)('../bundle-scripts.ts') as {bundledScripts(): string}
  return bundledScripts()
}
