import {elementsOf} from './parsed-page.ts'

const dataTypes: ReadonlySet<string> = new Set(['application/ld+json', 'application/json'])

/** What a site’s pages may not have: a weak policy, a script, style or handler that stands in the page, anything loaded from elsewhere. */
export function policyFindings(site: ReadonlyMap<string, string>, search = '/search/'): string[] {
  const found: string[] = []
  for (const [path, text] of site) {
    if (!path.endsWith('.html') || path.startsWith('/pagefind/')) continue
    const elements = elementsOf(text)
    const say = (what: string): void => void found.push(`${path}: ${what}`)
    const policies = elements.filter(({name, attributes}) => name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy')
    if (policies.length !== 1) say(`${policies.length} policies`)
    for (const {attributes} of policies) for (const problem of weaknesses(attributes.get('content') ?? '', path.startsWith(search))) say(problem)
    for (const {name, attributes, text: inside} of elements) {
      if (name === 'script' && !attributes.has('src') && !dataTypes.has(attributes.get('type') ?? '')) say(`a script in the page: ${inside.slice(0, 60)}`)
      if (name === 'style' || attributes.has('style')) say(`a style in the page: ${name}`)
      if (['base', 'iframe', 'object', 'embed', 'frame'].includes(name)) say(`a ${name}`)
      if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') say('a page that leads away')
      for (const [attribute, value] of attributes) {
        if (attribute.startsWith('on') || attribute === 'srcdoc' || attribute === 'nonce') say(`${name} has ${attribute}`)
        if (/^\s*(?:javascript|data|vbscript|blob):/iu.test(value) && ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute)) say(`${name} ${attribute} runs: ${value}`)
        const loads = attribute === 'src' || attribute === 'srcset' || attribute === 'poster' || (name === 'link' && attribute === 'href' && !['canonical', 'alternate'].includes(attributes.get('rel') ?? ''))
        if (loads && !/^\/(?!\/)/u.test(value)) say(`${name} loads ${value}`)
      }
    }
  }
  const headers = Array.from((site.get('/_headers') ?? '').matchAll(/^(\/\S*)\n((?: {2}.*\n?)*)/gmu), ([, path = '', lines = '']) => ({path, policy: /^ {2}Content-Security-Policy: (.+)$/mu.exec(lines)?.[1]}))
  if (!headers.some(({policy}) => policy !== undefined)) found.push('/_headers: no policy')
  for (const {path, policy} of headers) {
    if (policy === undefined) continue
    for (const problem of weaknesses(policy.replace("; frame-ancestors 'none'", ''), path.includes(search))) found.push(`/_headers ${path}: ${problem}`)
    if (!policy.endsWith("frame-ancestors 'none'")) found.push(`/_headers ${path}: may stand in a frame`)
  }
  return found
}

/** `default-src 'none'`, and beside it only `'self'`; WebAssembly on the search page alone, where it is asked for by name. */
function weaknesses(policy: string, isSearch: boolean): string[] {
  const [first, ...rules] = policy.split(';').map((rule) => rule.trim())
  return [
    ...(first === "default-src 'none'" ? [] : [`the policy begins with ${first}`]),
    ...rules.filter((rule) => !/^[a-z-]+ '(?:self|none)'$/u.test(rule) && !(isSearch && rule === "script-src 'self' 'wasm-unsafe-eval'")).map((rule) => `the policy allows ${rule}`),
  ]
}
