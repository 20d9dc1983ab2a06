import type {QuickParse} from './document.ts'
import {frontMatterBlock} from './front-matter.ts'
import type {FrontMatter} from './front-matter.ts'
import {PageError} from './page-error.ts'
import {parseMarkdown} from './parse.ts'
import {sizeError} from './parser-limits.ts'
import {partsOf} from './parts.ts'
import type {Part} from './parts.ts'
import {readPassages} from './passages.ts'
import type {LonePassage} from './passages.ts'

/**
 * The passages of a page in which some offsets lie, as they are in the page, from a parse of the parts around them alone.
 * `undefined` where that would be all of the page, or more than the parser takes.
 *
 * @param places in order.
 * @param quick a faster parser; what it does not take of the parts, remark reads.
 */
export function readPartPassages(text: string, places: readonly number[], frontMatter: () => FrontMatter | undefined, quick: QuickParse = () => undefined): LonePassage[] | undefined {
  // A second byte order mark is none inside a text.
  if (text.startsWith('\uFEFF')) return undefined
  const block = frontMatterBlock(text)
  const all = partsOf(text, block)
  // What defines a link or a note says how other parts are read.
  const definitions = Array.from(text.matchAll(/\]:/gu), ({index}) => index)
  const parts = all.filter((part) => isIn(part, places) || isIn(part, definitions))
  if (parts.length === all.length) return undefined
  // An alias of YAML stands where the words are not.
  const matter = isIn([0, block], places) ? readPassages({type: 'root', children: []}, text, frontMatter()) : []
  // No parser takes hyphens behind an empty line for the beginning of front matter.
  const join = (some: readonly Part[]): string => `\n${some.map(([start, end]) => text.slice(start, end)).join('')}`
  if (sizeError(join(parts))) return undefined
  const read = (some: readonly Part[], parse: QuickParse): LonePassage[] | undefined => {
    const source = join(some)
    const tree = parse(source)
    return tree && readPassages(tree, source, undefined, movesOf(some, 1))
  }
  const readSingly = (): LonePassage[] | undefined => {
    const single = parts.map((part) => ({part, passages: read([part], quick)}))
    const rest = read(single.filter((one) => !one.passages).map(({part}) => part), parseMarkdown)
    return rest && [...single.flatMap((one) => one.passages ?? []), ...rest].toSorted((a, b) => (a.map.starts[0] ?? 0) - (b.map.starts[0] ?? 0))
  }
  try {
    const passages = parts.length === 0 ? [] : (read(parts, quick) ?? (definitions.length === 0 ? readSingly() : read(parts, parseMarkdown)))
    return passages && [...matter, ...passages.filter(({map}) => isIn([map.starts[0] ?? 0, map.ends[map.ends.length - 1] ?? 0], places))]
  } catch (error) {
    if (error instanceof PageError) return undefined
    throw error
  }
}

/** Whether one of some places, in order, lies in a part. */
function isIn([start, end]: Part, places: readonly number[]): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  return (places[low] ?? end) < end
}

/** How far each offset of the joined parts, behind `before` units, lies from its place in the page. Asked in about their order. */
function movesOf(parts: readonly Part[], before: number): (offset: number) => number {
  const places: {readonly end: number; readonly by: number}[] = []
  let at = before
  for (const [start, end] of parts) {
    places.push({end: at + end - start, by: start - at})
    at += end - start
  }
  let last = 0
  return (offset) => {
    if (offset < (places[last - 1]?.end ?? 0)) last = 0
    while (last < places.length - 1 && offset >= (places[last]?.end ?? 0)) last += 1
    return places[last]?.by ?? 0
  }
}
