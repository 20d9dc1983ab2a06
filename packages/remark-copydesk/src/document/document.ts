import type {Root} from 'mdast'
import type {Desk} from '../desk/desk.ts'
import {readCitations, readFactNotes} from './citations.ts'
import type {Citation, FactNote} from './citations.ts'
import {PageError} from './page-error.ts'
import {checkDepth, parseMarkdown} from './parse.ts'
import {sizeError} from './parser-limits.ts'
import {frontMatterBlock, readFrontMatter} from './front-matter.ts'
import type {FrontMatter} from './front-matter.ts'
import {readMentions} from './mentions.ts'
import {once} from './once.ts'
import type {Mention} from './mentions.ts'
import {mayFailAsMdx, syntaxOf} from './syntax.ts'
import type {Syntax} from './syntax.ts'
import {mayOverload} from './traces.ts'
import {readPassages} from './passages.ts'
import type {LonePassage, Passage} from './passages.ts'
import {readPartPassages} from './part-passages.ts'
import {readSections} from './sections.ts'
import type {Section} from './sections.ts'

/** One page as the rules see it. Each part is made when first asked for, once, and shared by every rule. */
export interface Document {
  /** Path relative to the desk’s `copydesk.yaml`, with forward slashes; empty where there is none. */
  readonly path: string
  /** The text after a byte order mark, which no offset counts: remark does not either. */
  readonly text: string
  /** How many units stand before `text` in the file: 1 for a byte order mark, else 0. */
  readonly shift: 0 | 1
  readonly desk: Desk
  /** What it is written in, by its path’s ending. */
  readonly syntax: Syntax
  readonly tree: Root
  /** The tree was handed in: it may say what the text does not. */
  readonly isGiven: boolean
  /** The same page by the tree of a faster parser, where one was given and takes the page, else by that of the document itself. The tree of a document is always remark’s. */
  readonly draft?: Document
  readonly frontMatter: FrontMatter | undefined
  /** What kept the page, or its front matter, from being read as it was meant. Of a page that is only too long it is known once something asked for its tree. */
  readonly unread: Unread | undefined
  /** The page’s kind: its own word for it, else the desk’s globs. */
  readonly kind: string | undefined
  readonly passages: readonly Passage[]
  /** Its second-level parts, in order of place. */
  readonly sections: readonly Section[]
  /** The facts it cites, in order of place. */
  readonly citations: readonly Citation[]
  /** The footnotes of facts that stand in it. */
  readonly factNotes: readonly FactNote[]
  /**
   * The passages in which some offsets of the page lie, in order, each for itself; others may be among them. That costs
   * little where they lie in few parts of the page, for only these are parsed.
   */
  passagesAt(places: readonly number[]): readonly LonePassage[]
  mentions(passage: LonePassage): readonly Mention[]
}

/** A stretch of a page that could not be read, or the place at which the whole page could not. */
export interface Unread {
  readonly range: readonly [number, number]
  readonly message: string
  readonly why: string
  /** Nothing of the page could be read. */
  readonly whole: boolean
}

/**
 * A parser of Markdown that is faster than remark. Gives the tree that remark would, offsets and all, or `undefined` for a
 * text that it may read differently, in a part of the tree that any rule of ours reads.
 */
export type QuickParse = (text: string) => Root | undefined

/** What a document is made from. `tree` saves the parse where somebody has parsed the text already, `parse` saves that of remark on most pages. */
export interface DocumentSource {
  readonly text: string
  readonly path?: string
  readonly tree?: Root
  readonly parse?: QuickParse
}

/** Reads one page. Nothing is parsed before it is asked for. */
export function makeDocument({text: source, path = '', tree, parse}: DocumentSource, desk: Desk): Document {
  const shift = source.startsWith('\uFEFF') ? 1 : 0
  const text = source.slice(shift)
  const syntax = syntaxOf(path, tree)
  let wasRead = false
  const read = once(() => {
    wasRead = true
    return readTree(text, syntax, tree)
  })
  const lazyTree = (): Root => read().tree
  const frontMatter = once(() => readFrontMatter(text, desk.config['front-matter']))
  const mayBeUnread = once(() => (syntax === 'mdx' && mayFailAsMdx(text)) || mayOverload(text))
  const unread = (): Unread | undefined => (tree || wasRead || mayBeUnread() ? read().unread : undefined)
  const page = {path, text, shift, desk, syntax, isGiven: tree !== undefined, frontMatter, unread} as const
  const mayCut = (): boolean => !tree && !wasRead && syntax === 'markdown'
  const document = documentOf({...page, mayCut}, lazyTree)
  if (!parse || tree || syntax !== 'markdown') return document
  const draft = documentOf({...page, mayCut, quick: parse}, () => parse(text) ?? lazyTree())
  return Object.assign(document, {draft})
}

interface PageParts extends Pick<Document, 'path' | 'text' | 'shift' | 'desk' | 'syntax' | 'isGiven'> {
  readonly frontMatter: () => FrontMatter | undefined
  readonly unread: () => Unread | undefined
  /** Whether pieces of it may be parsed by themselves: not where the tree is there already, or is none of the text alone. */
  readonly mayCut: () => boolean
  readonly quick?: QuickParse
}

function documentOf({frontMatter: lazyFrontMatter, unread, mayCut, quick, ...page}: PageParts, parse: () => Root): Document {
  const {text, desk} = page
  let isParsed = false
  const lazyTree = once(() => {
    isParsed = true
    return parse()
  })
  const lazyPassages = once(() => readPassages(lazyTree(), text, lazyFrontMatter()))
  const lazySections = once(() => readSections(lazyTree(), lazyPassages()))
  const lazyNotes = once(() => (text.includes('[^f:') ? readFactNotes(lazyTree(), text) : []))
  const lazyCitations = once(() => (text.includes('[^f:') ? readCitations(lazyPassages(), lazyNotes()) : []))
  const mentions = new Map<LonePassage, readonly Mention[]>()
  return {
    ...page,
    get tree() {
      return lazyTree()
    },
    get unread() {
      return unread()
    },
    get frontMatter() {
      return lazyFrontMatter()
    },
    get kind() {
      const own = lazyFrontMatter()?.data['kind']
      return typeof own === 'string' && own in desk.config.kinds ? own : desk.kindOf(page.path)
    },
    get passages() {
      return lazyPassages()
    },
    get sections() {
      return lazySections()
    },
    get citations() {
      return lazyCitations()
    },
    get factNotes() {
      return lazyNotes()
    },
    passagesAt(places) {
      return (isParsed || !mayCut() ? undefined : readPartPassages(text, places, lazyFrontMatter, quick)) ?? lazyPassages()
    },
    mentions(passage) {
      let found = mentions.get(passage)
      if (!found) mentions.set(passage, (found = readMentions(passage, desk)))
      return found
    },
  }
}

function readTree(text: string, syntax: Syntax, given: Root | undefined): {tree: Root; unread?: Unread} {
  const block = frontMatterBlock(text)
  try {
    const hasMatter = (root: Root): boolean => /^(?:yaml|toml)$/u.test(root.children[0]?.type ?? '')
    if (!given || (block > 0 && !hasMatter(given))) {
      const size = sizeError(text)
      if (size) throw size
      const tree = parseMarkdown(text, syntax)
      if (!given || !hasMatter(tree)) return {tree}
      const [plugin, format] = text.startsWith('+') ? ["`remark-frontmatter` with `['yaml', 'toml']`", 'TOML'] : ['`remark-frontmatter`', 'YAML']
      const message = `Unexpected front matter that was parsed as Markdown, expected ${plugin} before \`remark-copydesk\``
      return {tree, unread: {range: [0, block], message, why: `Without it the page has no front matter, and its ${format} is read as text.`, whole: false}}
    }
    return {tree: checkDepth(given)}
  } catch (error) {
    if (!(error instanceof PageError)) throw error
    return {tree: parseMarkdown(text.slice(0, block)), unread: {range: [error.offset, error.offset], message: error.message, why: 'Nothing of the page could be checked.', whole: true}}
  }
}
