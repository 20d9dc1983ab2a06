const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', hellip: '…', mdash: '—', ndash: '–',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', times: '×', euro: '€', pound: '£', cent: '¢', copy: '©', reg: '®', trade: '™', middot: '·', bull: '•',
}

/** What a reader of an answer sees, as one text: no markup, one form of space; `undefined` where it is no text. */
export function readableText(body: Uint8Array, contentType = ''): string | undefined {
  const [, type = '', charset] = /^\s*([^;\s]*)(?:.*?charset=["']?([\w-]+))?/isu.exec(contentType) ?? []
  if (!/^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|xhtml)|$)/iu.test(type)) return undefined
  // Text holds no NUL, whatever its label says.
  if (body.subarray(0, 1000).includes(0)) return undefined
  let text: string
  try {
    text = new TextDecoder(charset ?? 'utf-8').decode(body)
  } catch {
    text = new TextDecoder().decode(body)
  }
  const isMarkup = /html|xml/iu.test(type) || /^\s*<(?:!doctype|html)/iu.test(text)
  return (isMarkup ? stripMarkup(text) : text).replaceAll(/\s+/gu, ' ').trim()
}

/** Whether words stand in a text. How much space, the kind of quotation marks and dashes, and emphasis do not count, a longer word or number is another one; "…" stands for what was left out. */
export function holdsQuote(text: string, quote: string): boolean {
  const page = fold(text)
  const parts = quote.split(/\[?(?:…|\.\.\.)\]?/u).map(fold).filter((part) => part !== '')
  let at = 0
  return parts.length > 0 && parts.every((part) => {
    let found = page.indexOf(part, at)
    while (found >= 0 && !standsAlone(page, part, found)) found = page.indexOf(part, found + 1)
    at = found + part.length
    return found >= 0
  })
}

/** Letters of scripts that part words with spaces, and digits. */
const wordStart = /^[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]/v
const wordEnd = /[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]$/v

/** Whether no word or number goes on beyond a part of a text: "$0.04" is not in "$0.045", nor "4" in "0.4". */
function standsAlone(text: string, part: string, start: number): boolean {
  const end = start + part.length
  const before = text.slice(Math.max(0, start - 3), start)
  const after = text.slice(end, end + 3)
  if (wordStart.test(part) && wordEnd.test(before)) return false
  if (wordEnd.test(part) && wordStart.test(after)) return false
  const numberBefore = /^\p{N}/u.test(part) ? /\p{N}[.,]$/u.test(before) : /^[.,]\p{N}/u.test(part) && /\p{N}$/u.test(before)
  const numberAfter = /\p{N}$/u.test(part) ? /^[.,]\p{N}/u.test(after) : /\p{N}[.,]$/u.test(part) && /^\p{N}/u.test(after)
  return !numberBefore && !numberAfter
}

/** Tags that part no words. */
const inlineTag = /^<\/?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|small|span|strong|time|u|var|wbr)(?![\w-])/iu
const voidTag = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu

function stripMarkup(html: string): string {
  let text = ''
  let at = 0
  const unclosed = new Set<string>()
  while (at < html.length) {
    const open = html.indexOf('<', at)
    text += html.slice(at, open < 0 ? undefined : open)
    if (open < 0) break
    const hidden = /^<(?:(!--)|(script|style|noscript|template|svg)\b)/iu.exec(html.slice(open, open + 12))
    const close = hidden?.[1] ? html.indexOf('-->', open) : hidden?.[2] ? closingTag(html, hidden[2], open) : open
    const end = close < 0 ? -1 : html.indexOf('>', close)
    // A lone "<" in a sentence is no tag.
    if (/^<[^a-z/!?]/iu.test(html.slice(open, open + 2))) {
      text += '<'
      at = open + 1
      continue
    }
    if (end < 0) break
    const tag = html.slice(open, end + 1)
    const name = hidden ? undefined : hiddenName(tag)
    const past = name === undefined || unclosed.has(name) ? -1 : endOfElement(html, name, end + 1)
    if (name !== undefined && past < 0) unclosed.add(name)
    if (past >= 0 || !inlineTag.test(tag)) text += ' '
    at = past >= 0 ? past : end + 1
  }
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' '
  })
}

/** The name of an element that a reader does not see. */
function hiddenName(tag: string): string | undefined {
  const name = /^<([a-z][\w-]*)/iu.exec(tag)?.[1]?.toLowerCase()
  if (name === undefined || voidTag.test(name)) return undefined
  const isHidden = /\shidden(?=[\s=/>])/iu.test(tag.replaceAll(/"[^"]*"|'[^']*'/gu, '""'))
  return isHidden || /\sstyle\s*=\s*(?:"[^"]*display\s*:\s*none|'[^']*display\s*:\s*none|display:none)/iu.test(tag) ? name : undefined
}

/** Past the closing tag of an element whose content begins at an offset; -1 where nothing closes it. */
function endOfElement(html: string, name: string, from: number): number {
  const tags = new RegExp(`<(/?)${name}(?![\\w-])[^>]*>`, 'giu')
  tags.lastIndex = from
  let depth = 1
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return tags.lastIndex
  }
  return -1
}

function closingTag(html: string, name: string, from: number): number {
  const rest = html.slice(from).search(new RegExp(`</${name}`, 'iu'))
  return rest < 0 ? -1 : from + rest
}

function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\u00AD\u200B-\u200D*_`\\]/gu, '').replaceAll(/\s+/gu, ' ').replaceAll(/ (?=[,.;:!?)\]%](?!\p{N}))|(?<=[([$€£]) /gu, '').trim().replaceAll(/[‘’‚‛′]/gu, "'").replaceAll(/[“”„‟″«»]/gu, '"').replaceAll(/[‐-―−]/gu, '-').toLowerCase()
}
