import type {Root} from 'mdast'
import {frontMatterBlock} from './front-matter.ts'
import type {FrontMatter} from './front-matter.ts'
import {PageError} from './page-error.ts'
import {sizeError} from './parser-limits.ts'
import {partsOf} from './parts.ts'
import type {Part} from './parts.ts'
import {readPassages} from './passages.ts'
import type {LonePassage} from './passages.ts'

/**
 * The passages of those parts of a page that may hold something, as they are in the page, from one parse of these parts
 * alone. `undefined` where that would be all of the page, or more than the parser takes.
 */
export function readPartPassages(text: string, mayHold: (part: string, frontMatter: number) => boolean, parse: (text: string) => Root, frontMatter: () => FrontMatter | undefined): LonePassage[] | undefined {
  // A second byte order mark is none inside a text.
  if (text.startsWith('\uFEFF')) return undefined
  const block = frontMatterBlock(text)
  const all = partsOf(text, block)
  const parts = all.filter(([start, end]) => start < end && isWanted(text.slice(start, end), mayHold))
  if (parts.length === all.length) return undefined
  const matter = block > 0 && mayHold(text.slice(0, block), block) ? readPassages({type: 'root', children: []}, text, frontMatter()) : []
  if (parts.length === 0) return matter
  // No parser takes hyphens behind an empty line for the beginning of front matter.
  const source = `\n${parts.map(([start, end]) => text.slice(start, end)).join('')}`
  if (sizeError(source)) return undefined
  try {
    return [...matter, ...readPassages(parse(source), source, undefined, movesOf(parts, 1))]
  } catch (error) {
    if (error instanceof PageError) return undefined
    throw error
  }
}

/** What defines a link or a note says how other parts are read. */
function isWanted(part: string, mayHold: (part: string, frontMatter: number) => boolean): boolean {
  return part.includes(']:') || mayHold(part, 0)
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
