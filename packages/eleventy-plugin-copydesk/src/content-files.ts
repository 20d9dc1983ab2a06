import {readdirSync} from 'node:fs'
import {join, resolve} from 'node:path'

/** Every Markdown file of a folder; what no site publishes (hidden folders, packages, `skip`) is passed by. */
export function markdownFiles(folder: string, skip: readonly string[]): string[] {
  const skipped = new Set(skip.map((path) => resolve(path)))
  const walk = (path: string): string[] =>
    readdirSync(path, {withFileTypes: true}).flatMap((entry) => {
      const inner = join(path, entry.name)
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' || entry.name.startsWith('.') || skipped.has(inner) ? [] : walk(inner)
      }
      return entry.name.endsWith('.md') && !entry.name.startsWith('.') ? [inner] : []
    })
  return walk(resolve(folder)).toSorted()
}
