import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {UseError} from './run-task.ts'

/** A page that stands for all of its type. */
export interface TypedPage {
  /** What the theme calls it: `article` of the body’s class `is-article`. */
  readonly type: string
  /** Its address on the site. */
  readonly path: string
}

/**
 * The longest page of each type in a built site, types in order: what a short page hides, the longest
 * shows. A type that stands in several folders is taken apart by folder: `article-guides`.
 *
 * @throws {UseError} where `only` names a type that the site has no page of.
 */
export function pagesByType(site: string, only?: readonly string[]): readonly TypedPage[] {
  const longest = new Map<string, {type: string; path: string; length: number}>()
  for (const file of globSync('**/*.html', {cwd: site}).toSorted()) {
    const text = readFileSync(join(site, file), 'utf8')
    const classes = /<body[^>]* class="([^"]*)"/u.exec(text)?.[1]?.split(' ') ?? []
    const type = classes.find((name) => name.startsWith('is-'))?.slice('is-'.length)
    const path = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/u, '$1')}`
    const key = `${type} ${folderOf(path)}`
    if (type !== undefined && text.length > (longest.get(key)?.length ?? 0)) longest.set(key, {type, path, length: text.length})
  }
  const found = [...longest.values()]
  const pages = found
    .map(({type, path}) => ({type: found.filter((other) => other.type === type).length > 1 ? `${type}-${folderOf(path)}` : type, path}))
    .toSorted((a, b) => (a.type < b.type ? -1 : 1))
  for (const type of only ?? []) if (!pages.some((page) => page.type === type)) throw new UseError(`Unexpected --type \`${type}\`, expected one of ${pages.map((page) => page.type).join(', ')}`)
  return pages.filter(({type}) => only?.includes(type) ?? true)
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}
