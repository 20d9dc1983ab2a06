import type {Element, ElementContent, Root, RootContent, Text} from 'hast'
import {toString} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {NameMention, Passage} from 'remark-copydesk'
import type {Html} from '../html.ts'

/** Markup of this package’s own, to stand behind something that the source says. */
export interface Annotation {
  /** Source offsets of what it belongs to. */
  readonly range: readonly [number, number]
  /** What it belongs to, where that is words of a passage. */
  readonly mention?: NameMention
  readonly passage?: Passage
  readonly markup: Html
}

/** What is not cut open: an annotation of something inside stands behind the whole. */
const whole = /^(?:a|code|sup|button)$/u
/** Where nothing is put. */
const closed = /^(?:h[1-6]|pre)$/u

/** Puts each annotation behind the place it belongs to, by the places that the nodes have in the source. */
export function annotate(tree: Root, annotations: readonly Annotation[]): void {
  // From the end on: a text that was cut keeps its beginning.
  for (const annotation of annotations.toSorted((a, b) => b.range[1] - a.range[1])) place(tree, annotation)
}

/** Puts markup at the end of the footnotes whose definitions stand at a place of the source, before the way back to the text. */
export function annotateNotes(tree: Root, annotations: readonly Annotation[]): void {
  const byStart = new Map(annotations.map(({range, markup}) => [range[0], markup]))
  visit(tree, 'element', (node: Element) => {
    const markup = node.tagName === 'li' && String(node.properties['id']).startsWith('note-fn-') ? byStart.get(node.position?.start.offset ?? -1) : undefined
    const last = node.children.findLast((child) => child.type === 'element')
    if (!markup || !last) return
    const back = last.children.findIndex((child) => child.type === 'element' && 'dataFootnoteBackref' in child.properties)
    last.children.splice(back === -1 ? last.children.length : back, 0, {type: 'raw', value: `${String(markup)} `})
  })
}

function place(parent: Root | Element, annotation: Annotation): void {
  const {range, markup} = annotation
  const index = parent.children.findIndex((child) => covers(child, range))
  const child = parent.children[index]
  if (!child) return
  const raw = {type: 'raw', value: String(markup)} as const
  if (child.type === 'text') {
    const cut = cutText(child, annotation)
    if (cut) parent.children.splice(index, 1, ...glueWord(cut[0], raw), cut[1])
  } else if (child.type === 'element') {
    if (closed.test(child.tagName)) return
    if (whole.test(child.tagName)) {
      const behind = endOf(parent, index)
      const before = parent.children.slice(index, behind) as ElementContent[]
      // A long name may break anywhere, so it may before its mark too.
      const glued = annotation.mention && toString(child).length <= shortName ? [glue([...before, raw], child.position)] : [...before, raw]
      parent.children.splice(index, behind - index, ...glued)
    } else place(child, annotation)
  }
}

const shortName = 24

/** The last word of a text together with what stands behind it. */
function glueWord(text: Text, raw: ElementContent): ElementContent[] {
  const at = /\S*$/u.exec(text.value)?.index ?? 0
  const word = text.value.slice(at)
  if (word === '' || word.length > shortName) return [text, raw]
  return [{...text, value: text.value.slice(0, at)}, glue([{type: 'text', value: word}, raw], undefined)]
}

/** What no line may end in. */
function glue(children: ElementContent[], position: Element['position']): Element {
  return {type: 'element', tagName: 'span', properties: {className: ['glued']}, children, ...(position && {position})}
}

/** Behind a child, and behind the references that close it. */
function endOf({children}: Root | Element, index: number): number {
  const after = children[index + 1]
  return after?.type === 'element' && after.tagName === 'sup' ? endOf({type: 'root', children}, index + 1) : index + 1
}

function covers({position}: RootContent | ElementContent, [start, end]: readonly [number, number]): boolean {
  return position?.start.offset !== undefined && position.end.offset !== undefined && position.start.offset <= start && position.end.offset >= end
}

/** A text in two, behind the annotated words. A text that reads otherwise than its source is counted in the passage, unit by unit. */
function cutText(node: Text, {range, mention, passage}: Annotation): [Text, Text] | undefined {
  const {position, value} = node
  const start = position?.start.offset
  if (!mention || !passage || position === undefined || start === undefined) return undefined
  const at = mention.end - Array.from(passage.map.starts).findIndex((unit) => unit >= start)
  if (!value.slice(0, at).replaceAll('\n', ' ').endsWith(mention.text)) return undefined
  return [
    {...node, value: value.slice(0, at), position: {start: position.start, end: {...position.end, offset: range[1]}}},
    {type: 'text', value: value.slice(at)},
  ]
}
