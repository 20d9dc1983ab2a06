/** Where the Markdown copy of a page stands: `/guides/one/` has `/guides/one.md`. */
export function twinPath(path: string): string {
  return path === '/' ? '/index.md' : `${path.replace(/(?:\/|\.html)$/u, '')}.md`
}
