import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze()

/** Parses Markdown (GFM, front matter) once, the same way for the lint and for the publisher. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}
