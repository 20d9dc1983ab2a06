/** The addresses of one page of each type, the longest of its type: by the class of its body, and the folder it stands in. */
export function pageTypes(site: ReadonlyMap<string, string>): string[] {
  const longest = new Map<string, {address: string; length: number}>()
  for (const [path, text] of site) {
    const type = /<body class="(is-[\w-]+)/u.exec(text)?.[1]
    if (!path.endsWith('.html') || type === undefined) continue
    const key = `${type} ${path.split('/')[1]}`
    if ((longest.get(key)?.length ?? 0) < text.length) longest.set(key, {address: path.replace(/index\.html$/u, ''), length: text.length})
  }
  return Array.from(longest.values(), ({address}) => address).toSorted()
}
