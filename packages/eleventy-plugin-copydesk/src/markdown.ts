import type {Root as HastRoot} from 'hast'
import type {Heading, Root} from 'mdast'
import rehypeSanitize, {defaultSchema} from 'rehype-sanitize'
import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {readContents} from './markdown/contents.ts'
import type {ContentsEntry} from './markdown/contents.ts'
import {tellFactless} from './markdown/factless.ts'
import {rewriteLinks} from './markdown/links.ts'
import {linkHeadings} from './markdown/permalinks.ts'
import {rewriteTables} from './markdown/tables.ts'
import type {Strings} from './strings.ts'

/** A page’s text as markup, and what a layout needs to know of it. */
export interface Rendered {
  readonly markup: string
  /** The sections, for a table of contents. */
  readonly contents: readonly ContentsEntry[]
  /** The page’s own first-level heading, which the layout prints. */
  readonly heading: string | undefined
}

/** What rendering asks from outside. */
export interface RenderOptions {
  readonly strings: Strings
  /** Of each second-level section in turn: whether it says that no fact is cited in it. */
  readonly factless?: readonly boolean[]
  /** The address on the site for one that stands in the text. */
  resolve(address: string): string
  /** Puts in what this package says beside the text; it comes after everything of a stranger’s was cleaned. */
  annotate?(tree: HastRoot): void
}

// No raw HTML comes through remark-rehype, so the only ids are those of headings and notes.
const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobber: [],
  protocols: {...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https']},
}

/** Turns a parsed page into markup that no stranger’s Markdown can put script, styles or handlers into. */
export function renderMarkdown(tree: Root, {strings, factless = [], resolve, annotate}: RenderOptions): Rendered {
  const {body, heading} = takeHeading(tree)
  const processor = unified()
    .use(remarkRehype, {clobberPrefix: 'note-', footnoteLabel: strings.footnotes, footnoteLabelProperties: {className: ['sr-only']}, footnoteBackLabel: strings.backToText})
    .use(rehypeSanitize, schema)
    .use(rehypeSlug)
    .use(() => (hast: HastRoot) => {
      annotate?.(hast)
      rewriteTables(hast, strings)
      rewriteLinks(hast, resolve)
      linkHeadings(hast)
      tellFactless(hast, factless, strings)
    })
    .use(rehypeStringify, {allowDangerousHtml: true})
  const hast = processor.runSync(body, new VFile())
  return {markup: processor.stringify(hast), contents: readContents(hast), heading}
}

/** Takes a leading first-level heading off; any other one goes down a level, so that the page keeps one. */
function takeHeading(tree: Root): {body: Root; heading: string | undefined} {
  const children = tree.children.filter((node) => node.type !== 'yaml' && (node.type as string) !== 'toml')
  const first = children[0]
  const title = first?.type === 'heading' && first.depth === 1 ? first : undefined
  const rest = title ? children.slice(1) : children
  return {
    heading: title && plainText(title),
    body: {...tree, children: rest.map((node) => (node.type === 'heading' && node.depth === 1 ? {...node, depth: 2} : node))},
  }
}

function plainText(node: Heading): string {
  const read = (part: {value?: unknown; alt?: unknown; children?: readonly unknown[]}): string =>
    typeof part.value === 'string' ? part.value
      : typeof part.alt === 'string' ? part.alt
        : (part.children ?? []).map((child) => read(child as typeof part)).join('')
  return read(node)
}
