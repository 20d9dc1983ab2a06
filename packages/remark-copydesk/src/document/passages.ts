import type {Nodes, Parent, Root} from 'mdast'
import {readerKeys} from './front-matter.ts'
import type {FrontMatter} from './front-matter.ts'
import {addLiteral, attributeTexts, expressionComment, isCodeElement, isSilentElement} from './mdx.ts'
import {addAligned, compact, MappedTextBuilder, sourceRange} from './source-map.ts'
import type {MappedText} from './source-map.ts'
import {makeSpans} from './spans.ts'
import {cutSentences} from './sentences.ts'
import type {Sentence} from './sentences.ts'

/** What kind of place a passage stands in. */
export type PassageKind = 'paragraph' | 'heading' | 'cell' | 'alt' | 'front-matter'

/** A stretch of a passage that was marked up, or that is no prose. Offsets are of the passage’s text. */
export interface Mark {
  readonly type: 'code' | 'link' | 'emphasis' | 'quote' | 'address'
  readonly start: number
  readonly end: number
  readonly url?: string
}

/** A fact that a passage cites by a footnote reference, which is no text. */
export interface PassageCitation {
  readonly factId: string
  /** Offset in the passage’s text at which the reference stands. */
  readonly at: number
  /** Source offsets of the reference. */
  readonly range: readonly [number, number]
}

/** What governs a passage: the words around it that say what it is about. */
export interface PassageContext {
  /** The headings of the sections it stands in, outermost first. */
  readonly headings: readonly Passage[]
  /** The line that leads in to the list it is an item of. */
  readonly leadIn?: Passage
  /** The header of its table column. */
  readonly column?: Passage
  /** The first cell of its table row. */
  readonly row?: Passage
  /** The passage before it in the same section. */
  readonly previous?: Passage
  /** It is an item of a list. */
  readonly item: boolean
  /** It stands in a block quotation. */
  readonly quoted: boolean
  /** It stands in a footnote. */
  readonly footnote: boolean
}

/** A heading, paragraph, list item, table cell, image text or front matter string, as a reader reads it. */
export interface Passage {
  readonly index: number
  readonly kind: PassageKind
  readonly text: string
  readonly map: MappedText
  readonly marks: readonly Mark[]
  readonly sentences: readonly Sentence[]
  readonly citations: readonly PassageCitation[]
  readonly context: PassageContext
  /** The front matter key. */
  readonly key?: readonly string[]
  /** The depth of a heading. */
  readonly depth?: number
}

/** A passage for itself, as it is where nothing is known of the rest of the page. */
export type LonePassage = Omit<Passage, 'index' | 'context'>

/**
 * Cuts a page into passages. Code blocks, HTML, addresses, definitions and the program text of MDX hold no prose and give
 * none. Where the source is pieces of a page, `moveOf` says how far from there an offset lies in the page.
 */
export function readPassages(tree: Root, source: string, frontMatter: FrontMatter | undefined, moveOf: (offset: number) => number = () => 0): Passage[] {
  const passages: Passage[] = []
  const headings: Passage[] = []
  let previous: Passage | undefined

  const push = (kind: PassageKind, inline: Inline, context: Partial<PassageContext>, extra: {key?: readonly string[]; depth?: number} = {}): Passage => {
    const text = inline.map.text
    let marks: readonly Mark[] | undefined
    let sentences: readonly Sentence[] | undefined
    const passage: Passage = {
      index: passages.length,
      kind,
      text,
      map: compact(inline.map, moveOf(inline.map.starts[0] ?? 0)),
      // Few passages are asked for these, and to find them is dear.
      get marks() {
        return (marks ??= [...inline.marks, ...findQuotes(text, inline.marks), ...findAddresses(text, inline.marks)])
      },
      get sentences() {
        return (sentences ??= kind === 'cell' || kind === 'heading' || kind === 'alt' ? [{start: 0, end: text.length}] : cutSentences(text))
      },
      citations: inline.citations.map((citation) => moveCitation(citation, moveOf(citation.range[0]))),
      context: {headings: [...headings], item: false, quoted: false, footnote: false, ...(previous && {previous}), ...context},
      ...extra,
    }
    passages.push(passage)
    for (const image of inline.images) {
      push('alt', image, {headings: passage.context.headings, item: false, quoted: passage.context.quoted, footnote: passage.context.footnote})
    }
    return passage
  }

  const read = new Set<string>()
  for (const key of frontMatter ? readerKeys : []) {
    const map = frontMatter?.textAt(key)
    const path = frontMatter?.pathOf(key).join('.') ?? ''
    // Two fields may be read from one key.
    const isNew = !read.has(path)
    if (map) read.add(path)
    if (map && isNew) push('front-matter', {map, marks: [], images: [], citations: []}, {}, {key})
  }

  const visit = (node: Nodes, within: Pick<PassageContext, 'item' | 'quoted' | 'footnote'> & {leadIn?: Passage}): void => {
    switch (node.type) {
      case 'heading': {
        while (headings.length > 0 && (headings.at(-1)?.depth ?? 0) >= node.depth) headings.pop()
        const heading = push('heading', readInline(node, source), within, {depth: node.depth})
        headings.push(heading)
        previous = undefined
        return
      }
      case 'paragraph': {
        previous = push('paragraph', readInline(node, source), within)
        return
      }
      case 'list': {
        const leadIn = previous
        for (const item of node.children) {
          let own = leadIn
          for (const [index, child] of item.children.entries()) {
            visit(child, {...within, item: true, ...(own && {leadIn: own})})
            if (index === 0 && child.type === 'paragraph') own = passages.findLast((passage) => passage.kind === 'paragraph')
          }
        }
        previous = leadIn
        return
      }
      case 'table': {
        const header: Passage[] = []
        for (const [rowIndex, row] of node.children.entries()) {
          let first: Passage | undefined
          for (const [column, cell] of row.children.entries()) {
            const head = rowIndex > 0 ? header[column] : undefined
            const passage = push('cell', readInline(cell, source), {...within, ...(head && {column: head}), ...(first && {row: first})})
            if (rowIndex === 0) header.push(passage)
            if (column === 0) first = passage
          }
        }
        return
      }
      case 'blockquote': {
        for (const child of node.children) visit(child, {...within, quoted: true})
        return
      }
      case 'footnoteDefinition': {
        // The note of a fact is made from the fact: its words are the desk’s.
        if (factIdOf(node.label ?? node.identifier) !== undefined) return
        for (const child of node.children) visit(child, {...within, footnote: true})
        return
      }
      case 'code':
      case 'html':
      case 'definition':
      case 'yaml':
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'thematicBreak': {
        return
      }
      case 'mdxJsxFlowElement': {
        for (const map of attributeTexts(node, source)) push('alt', {map, marks: [], images: [], citations: []}, within)
        if (!isSilentElement(node)) for (const child of node.children) visit(child, within)
        return
      }
      default: {
        if ('children' in node) for (const child of (node as Parent).children) visit(child, within)
      }
    }
  }
  visit(tree, {item: false, quoted: false, footnote: false})
  return passages
}

function moveCitation({range: [start, end], ...citation}: PassageCitation, by: number): PassageCitation {
  return {...citation, range: [start + by, end + by]}
}

interface Inline {
  readonly map: MappedText
  readonly marks: readonly Mark[]
  readonly images: readonly Inline[]
  readonly citations: readonly PassageCitation[]
}

/** The id of the fact that a footnote’s label names, `f:` before it; `undefined` for any other footnote. */
export function factIdOf(label: string): string | undefined {
  return /^f:([^\s[\]]+)$/u.exec(label)?.[1]
}

/** A reference to a fact whose note is not there yet, which Markdown takes for text. */
const openCitation = /\[\^f:([^\s[\]]+)\]/gu

/** The reader’s text of a block’s inline content. */
function readInline(block: Nodes, source: string): Inline {
  const map = new MappedTextBuilder()
  const marks: Mark[] = []
  const images: Inline[] = []
  const citations: PassageCitation[] = []
  let htmlCode: number | undefined

  const walk = (node: Nodes, range: readonly [number, number]): void => {
    const start = node.position?.start.offset ?? range[0]
    const end = node.position?.end.offset ?? range[1]
    const from = map.text.length
    const mark = (type: Mark['type'], url?: string): void => {
      if (map.text.length > from) marks.push({type, start: from, end: map.text.length, ...(url !== undefined && {url})})
    }
    switch (node.type) {
      case 'text': {
        if (node.value.includes('[^f:')) addUncited(map, node.value, source, [start, end], citations)
        else addAligned(map, node.value, source, start, end)
        return
      }
      case 'inlineCode': {
        addCode(map, node.value, source, start, end)
        mark('code')
        return
      }
      case 'break': {
        map.addAs(' ', start, end)
        return
      }
      case 'html': {
        if (/^<br\b/iu.test(node.value)) map.addAs(' ', start, end)
        if (/^<(?:code|kbd|samp|pre)\b/iu.test(node.value)) htmlCode = map.text.length
        if (/^<\/(?:code|kbd|samp|pre)\b/iu.test(node.value) && htmlCode !== undefined) {
          marks.push({type: 'code', start: htmlCode, end: map.text.length})
          htmlCode = undefined
        }
        return
      }
      case 'image':
      case 'imageReference': {
        const alt = readAlt(node.alt ?? '', source, start, end)
        if (alt) images.push({map: alt, marks: [], images: [], citations: []})
        map.addAs(' ', start, end)
        return
      }
      case 'mdxTextExpression': {
        // What a program will put there nobody knows: no name goes on behind it.
        if (expressionComment(node) === undefined && !addLiteral(map, source, start, end)) map.addAs('\uFFFC', start, end)
        return
      }
      case 'mdxJsxTextElement': {
        for (const text of attributeTexts(node, source)) images.push({map: text, marks: [], images: [], citations: []})
        if (node.name === 'br') map.addAs(' ', start, end)
        walkChildren(node.children, [start, end])
        if (isCodeElement(node)) mark('code')
        return
      }
      case 'footnoteReference': {
        const factId = factIdOf(node.label ?? node.identifier)
        if (factId !== undefined) citations.push({factId, at: from, range: [start, end]})
        return
      }
      default: {
        if (!('children' in node)) return
        walkChildren(node.children as Nodes[], [start, end])
        if (node.type === 'link') {
          const text = map.text.slice(from)
          mark(isAddress(text, node.url) ? 'address' : 'link', node.url)
        } else if (node.type === 'linkReference') mark('link')
        else if (node.type === 'strong' || node.type === 'emphasis') mark('emphasis')
      }
    }
  }

  /** Nodes that a transform made have no position: together they fill the gap between those that have. */
  const walkChildren = (children: readonly Nodes[], range: readonly [number, number]): void => {
    let at = range[0]
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as Nodes
      if (child.position) {
        walk(child, range)
        at = child.position.end.offset ?? at
        continue
      }
      let last = index
      while (last + 1 < children.length && !children[last + 1]?.position) last += 1
      const gapEnd = children[last + 1]?.position?.start.offset ?? range[1]
      const from = map.text.length
      const group = children.slice(index, last + 1)
      const spans: [number, number][] = []
      let value = ''
      for (const node of group) {
        const text = plainText(node)
        if (node.type === 'link') spans.push([value.length, value.length + text.length])
        value += text
      }
      addAligned(map, value, source, at, gapEnd)
      for (const [start, end] of spans) marks.push({type: 'address', start: from + start, end: from + end})
      at = gapEnd
      index = last
    }
  }
  const content = 'children' in block ? (block.children as Nodes[]) : []
  walkChildren(content, [content[0]?.position?.start.offset ?? block.position?.start.offset ?? 0, block.position?.end.offset ?? 0])
  return {map, marks, images, citations}
}

/** Adds text without the references to facts in it. */
function addUncited(map: MappedTextBuilder, value: string, source: string, [start, end]: readonly [number, number], citations: PassageCitation[]): void {
  const whole = new MappedTextBuilder()
  addAligned(whole, value, source, start, end)
  let at = 0
  const addUntil = (to: number): void => {
    for (; at < to; at += 1) map.addUnit(whole.text[at] ?? '', whole.starts[at] ?? start, whole.ends[at] ?? end)
  }
  for (const match of whole.text.matchAll(openCitation)) {
    const range = sourceRange(whole, match.index, match.index + match[0].length)
    // An escaped bracket is a bracket.
    if (source.slice(...range) !== match[0]) continue
    addUntil(match.index)
    citations.push({factId: match[1] ?? '', at: map.text.length, range})
    at = match.index + match[0].length
  }
  addUntil(whole.text.length)
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? (node.children as Nodes[]).map(plainText).join('') : ''
}

function addCode(map: MappedTextBuilder, value: string, source: string, start: number, end: number): void {
  const raw = source.slice(start, end)
  const fence = /^`+/u.exec(raw)?.[0].length ?? 0
  let from = start + fence
  const inner = source.slice(from, end - fence)
  if (value !== '' && inner.length === value.length + 2 && inner.startsWith(' ') && inner.endsWith(' ')) from += 1
  if (source.startsWith(value, from)) map.addPlain(value, from)
  else map.addAs(value.replaceAll('\n', ' '), from, Math.max(from, end - fence))
}

/** An image text is the plain text of what may be marked up in the source. */
const altMarkup = /^(?:[*_~`]+|!?\[|\](?:\([^()\n]*\)|\[[^[\]\n]*\])?)/u

function readAlt(alt: string, source: string, start: number, end: number): MappedText | undefined {
  if (alt === '') return undefined
  const builder = new MappedTextBuilder()
  addAligned(builder, alt, source, start + 2, end, altMarkup)
  return builder
}

function isAddress(text: string, url: string): boolean {
  return text === url || url === `mailto:${text}` || url === `http://${text}` || url === `https://${text}`
}

/** Longer stretches between quotation marks are speech or field values, which say what they say. */
const quotePairs = /"(?=\S)[^"]{1,120}?(?<=\S)"|“[^“”]{1,120}”|«[^«»]{1,120}»|‘(?=\S)[^‘’]{3,120}(?<=\S)’(?![\p{L}])/gu

function findQuotes(text: string, marks: readonly Mark[]): Mark[] {
  const codes = makeSpans(marks.filter(({type}) => type === 'code'))
  return Array.from(text.matchAll(quotePairs), (match): Mark => ({type: 'quote', start: match.index, end: match.index + match[0].length}))
    .filter(({start, end}) => !codes.hold(start, end))
}

/** Web and mail addresses, domains, paths and file names that stand bare in the text. */
const addresses = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@/-])@[\w-]+(?:\/[\w.-]+)?|(?<![\p{L}\p{N}_./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|ai|org|net|io|dev|app|co|so|sh|gg|me|tv|info|cloud|md|mdx|json|ya?ml|toml|tsx?|jsx?|mjs|cjs|py|rb|go|rs|sh|txt|html?|css|env|png|jpe?g|svg|gif|webp|pdf|zip|gz|csv)(?![\p{L}\p{N}_-])(?:\/\S*)?|(?<![\p{L}\p{N}_])(?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+){2,}\/?/gu

function findAddresses(text: string, marks: readonly Mark[]): Mark[] {
  const codes = makeSpans(marks.filter(({type}) => type === 'code'))
  return Array.from(text.matchAll(/\S+/gu)).flatMap((word) => addressesOf(word[0], word.index))
    .filter(({start, end}) => !codes.hold(start, end))
    // "Plus/Pro/Max" is prose; a path has a dot, a digit or nothing but lower case.
    .filter(({start, end}) => !/^\p{Lu}\p{L}*(?:\/\p{Lu}\p{L}*)+$/u.test(text.slice(start, end)))
}

/** An address has no blank. Of a word without end each stretch is looked at by itself: from every letter the pattern runs on to its end. */
const stretch = 400

function addressesOf(word: string, offset: number): Mark[] {
  const found: Mark[] = []
  if (!/[./@]/u.test(word)) return found
  for (let at = 0; at < word.length; at += stretch) {
    const rest = word.length - at > stretch
    for (const match of (word.length <= stretch ? word : word.slice(at, at + stretch)).matchAll(addresses)) {
      const start = at + match.index
      const end = start + match[0].length
      // What runs over the edge runs to the end.
      if (rest && end === at + stretch) return [...found, {type: 'address', start: offset + start, end: offset + word.length}]
      found.push({type: 'address', start: offset + start, end: offset + end})
    }
  }
  return found
}
