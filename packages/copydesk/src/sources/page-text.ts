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

/** Whether words stand in a text. Space, the kind of quotation marks and dashes, and emphasis do not count; "…" stands for what was left out. */
export function holdsQuote(text: string, quote: string): boolean {
  const page = fold(text)
  const parts = quote.split(/\[?(?:…|\.\.\.)\]?/u).map(fold).filter((part) => part !== '')
  let at = 0
  return parts.length > 0 && parts.every((part) => {
    const found = page.indexOf(part, at)
    at = found + part.length
    return found >= 0
  })
}

function stripMarkup(html: string): string {
  let text = ''
  let at = 0
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
    text += ' '
    at = end + 1
  }
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' '
  })
}

function closingTag(html: string, name: string, from: number): number {
  const rest = html.slice(from).search(new RegExp(`</${name}`, 'iu'))
  return rest < 0 ? -1 : from + rest
}

function fold(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u00AD\u200B-\u200D*_`\\]/gu, '').replaceAll(/[‘’‚‛′]/gu, "'").replaceAll(/[“”„‟″«»]/gu, '"').replaceAll(/[‐-―−]/gu, '-').toLowerCase()
}
