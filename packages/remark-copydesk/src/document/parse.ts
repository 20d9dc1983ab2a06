import type {Nodes, Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/** The deepest nesting that is read: what walks a tree recurses, and so does the parser. */
const maxDepth = 500

/** A text that cannot be read as Markdown. */
export class PageError extends Error {
  override readonly name = 'PageError'
}

/**
 * Parses Markdown (GFM, front matter) once, the same way for the lint and for the publisher.
 *
 * @throws {PageError} where it nests deeper than the parser can follow.
 */
export function parseMarkdown(text: string): Root {
  try {
    return checkDepth(processor.parse(text))
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    throw error
  }
}

/** @throws {PageError} where a tree nests deeper than anything that reads it could follow. */
export function checkDepth(tree: Root): Root {
  let level: readonly Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw tooDeep()
    level = level.flatMap((node): readonly Nodes[] => ('children' in node ? node.children : []))
  }
  return tree
}

function tooDeep(): PageError {
  return new PageError(`Unexpected nesting deeper than the parser can follow, expected at most ${maxDepth} levels`)
}
