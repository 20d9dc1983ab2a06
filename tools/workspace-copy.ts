import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {root} from './process.ts'

const copied = ['content', 'packages', 'tools', 'nx.json', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json', 'vitest.config.ts', '.gitignore']

/**
 * Copies the checkout to a folder where a test may change it. What npm installed is linked, not copied;
 * our own packages there are the copies.
 */
export function copyWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-workspace-'))
  for (const name of copied) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !/[/\\](?:node_modules|dist|\.copydesk-cache)(?:$|[/\\])/u.test(path.slice(root.length)),
    })
  }
  linkModules(root, folder)
  for (const name of readdirSync(join(root, 'packages'))) {
    const own = join('packages', name)
    if (existsSync(join(root, own, 'node_modules'))) linkModules(join(root, own), join(folder, own))
  }
  return folder
}

function linkModules(from: string, to: string): void {
  mkdirSync(join(to, 'node_modules'))
  for (const name of readdirSync(join(from, 'node_modules'))) {
    const source = join(from, 'node_modules', name)
    const own = join(to, 'packages', name)
    // Absolute links: relative ones would lead from the copy to nowhere.
    symlinkSync(name === 'copydesk-content' ? join(to, 'content') : existsSync(own) ? own : source, join(to, 'node_modules', name))
  }
}
