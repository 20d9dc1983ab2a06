/** Our name in robots.txt. */
const robotName = 'copydesk'

/** Whether a robots.txt (RFC 9309) lets us fetch a path: the longest rule of our group, else of everybody’s, decides. */
export function allowsPath(robots: string, path: string): boolean {
  const groups: {agents: string[]; rules: {allow: boolean; pattern: string}[]}[] = []
  let open = false
  for (const line of robots.split(/\r\n|\r|\n/u)) {
    const [, field = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/u.exec(line) ?? []
    const kind = field.toLowerCase()
    if (kind === 'user-agent') {
      if (!open) groups.push({agents: [], rules: []})
      open = true
      groups.at(-1)?.agents.push(value.trim().toLowerCase())
    } else if (kind === 'allow' || kind === 'disallow') {
      open = false
      if (value.trim() !== '') groups.at(-1)?.rules.push({allow: kind === 'allow', pattern: value.trim()})
    }
  }
  const own = groups.filter(({agents}) => agents.includes(robotName))
  const rules = (own.length > 0 ? own : groups.filter(({agents}) => agents.includes('*'))).flatMap((group) => group.rules)
  const [decisive] = rules.filter(({pattern}) => matches(pattern, path)).toSorted((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
  return decisive?.allow ?? true
}

/** Walks the parts between the stars: a pattern from a stranger must not become a regular expression that never ends. */
function matches(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const [first = '', ...rest] = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of rest.entries()) {
    const last = toEnd && index === rest.length - 1
    const found = last ? (path.endsWith(part) ? path.length - part.length : -1) : path.indexOf(part, at)
    if (found < at) return false
    at = found + part.length
  }
  return !toEnd || at === path.length
}
