import type {Nodes, Root} from 'mdast'

/** What a page is written in. */
export type Syntax = 'markdown' | 'mdx'

/** The syntax of the page at a path, by its ending; of a tree that somebody handed in, by what stands in it. */
export function syntaxOf(path: string, tree?: Root): Syntax {
  return /\.mdx$/iu.test(path) || (tree && hasMdx(tree)) ? 'mdx' : 'markdown'
}

function hasMdx(root: Root): boolean {
  const open: Nodes[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (/^mdx/u.test(node.type)) return true
    if ('children' in node) open.push(...node.children)
  }
  return false
}

/** Whether a text has anything in it that only MDX reads, and that may be wrong. */
export function mayFailAsMdx(text: string): boolean {
  return /[{<]|^(?:import|export)\b/mu.test(text)
}
