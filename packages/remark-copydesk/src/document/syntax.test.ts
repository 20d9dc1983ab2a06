import {expect, test} from 'vitest'
import {parseMarkdown} from './parse.ts'
import {mayFailAsMdx, syntaxOf} from './syntax.ts'

test('MDX is told by the ending of a path, and of a tree by what stands in it', () => {
  expect(['a.mdx', 'a/B.MDX', 'a.md', 'a.mdx.md', 'amdx', 'a.mdxx', ''].map((path) => syntaxOf(path))).toEqual(['mdx', 'mdx', 'markdown', 'markdown', 'markdown', 'markdown', 'markdown'])
  expect(syntaxOf('a.md', parseMarkdown('> - a {1}', 'mdx'))).toBe('mdx')
  expect([syntaxOf('a.md', parseMarkdown('> - a {1}')), syntaxOf('a.mdx', parseMarkdown('a'))]).toEqual(['markdown', 'mdx'])
})

test('a text that only MDX could refuse has a brace, a tag or a statement', () => {
  expect(['a {', 'a <', 'import a', 'x\nexport const'].map(mayFailAsMdx)).toEqual([true, true, true, true])
  expect(['a }', 'a > b', 'an import', ' import', 'important', 'exporting', ''].map(mayFailAsMdx)).toEqual([false, false, false, false, false, false, false])
})
