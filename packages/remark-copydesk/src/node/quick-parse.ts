import {createRequire} from 'node:module'
import type {Root} from 'mdast'
import type {markdownToMdast} from 'satteri'
import type {QuickParse} from '../document/document.ts'
import {readsAlike} from './reads-alike.ts'

interface Satteri {
  readonly markdownToMdast: typeof markdownToMdast
}

/**
 * Parses Markdown by satteri, a parser in Rust, where that reads it as remark does. Gives `undefined` for
 * every other text, and for each one on a machine that satteri has no program for.
 */
export const quickParse: QuickParse = (text) => {
  if (!readsAlike(text)) return undefined
  const satteri = load()
  try {
    return satteri?.markdownToMdast(text, {features: {gfm: true, frontmatter: true}}) as Root | undefined
  } catch {
    return undefined
  }
}

let loaded: {readonly satteri: Satteri | undefined} | undefined

/** Loaded when it is first needed: most runs over a page or two need none. */
function load(): Satteri | undefined {
  return (loaded ??= {satteri: tryToLoad()}).satteri
}

function tryToLoad(): Satteri | undefined {
  // There it would install its program on its own, and say so on standard output.
  if (process.versions['webcontainer'] !== undefined) return undefined
  try {
    return createRequire(import.meta.url)('satteri') as Satteri
  } catch {
    return undefined
  }
}
