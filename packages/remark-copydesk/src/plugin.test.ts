import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {compileDesk} from './desk/desk.ts'
import {exampleConfig, exampleRegistry, makeExampleDesk} from './example-desk.ts'
import remarkCopydesk from './plugin.ts'

const desk = makeExampleDesk()

async function messagesOf(text: string, options: Parameters<typeof remarkCopydesk>[0] = {desk}, path = 'notes.md'): Promise<VFile['messages']> {
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkCopydesk, options)
  const file = new VFile({value: text, path})
  await processor.run(processor.parse(file), file)
  return file.messages
}

test('a finding is a VFile message with every field that remark’s own tools read', async () => {
  const [message, ...others] = await messagesOf('Ask *Lumina* Paints 2.0 for it.\n')
  expect(others).toEqual([])
  expect(message).toMatchObject({
    reason: 'Unexpected name "Lumina Paints 2.0", expected "Lumina Paint 2.0"',
    ruleId: 'canonical-name',
    source: 'copydesk',
    fatal: true,
    line: 1,
    column: 6,
    place: {start: {line: 1, column: 6, offset: 5}, end: {line: 1, column: 24, offset: 23}},
    note: 'Lumina writes it "Lumina Paint 2.0"; another spelling reads as another product.',
    actual: 'Lumina* Paints 2.0',
    expected: ['Lumina Paint 2.0'],
  })
  expect(message?.url).toBeUndefined()
})

test('a warning is not fatal, and a desk with docs gives addresses', async () => {
  const config = `${exampleConfig}\nrules: {canonical-name: warning}\ndocs: https://desk.example/rules/\n`
  const own = compileDesk({config: {path: 'copydesk.yaml', text: config}, registries: [[{path: 'r', text: exampleRegistry}]]}).desk
  if (!own) throw new Error('Unexpected problem in the test’s own desk')
  const [message] = await messagesOf('LUMINA studio\n', {desk: own})
  expect(message).toMatchObject({fatal: false, url: 'https://desk.example/rules/canonical-name'})
})

test('rules that need a date run only where there is one', async () => {
  const text = '---\ntitle: Paint\ndescription: x\nabout: [lumina-paint]\nverification:\n  date: 2026-04-22\n  by: Ada\n---\n'
  expect(await messagesOf(text, {desk}, 'guides/paint.md')).toEqual([])
  expect((await messagesOf(text, {desk, today: '2030-01-01'}, 'guides/paint.md')).map(({ruleId}) => ruleId)).toEqual(['review-due'])
})

test('places are right after a byte order mark', async () => {
  const [message] = await messagesOf('\uFEFFLUMINA studio\n')
  expect(message).toMatchObject({actual: 'LUMINA studio', place: {start: {offset: 1}, end: {offset: 14}}})
})

test('a tree without positions is still linted', async () => {
  const processor = unified().use(remarkParse).use(() => (tree: Root) => {
    for (const child of tree.children) if ('children' in child) for (const node of child.children) delete node.position
  }).use(remarkCopydesk, {desk})
  const file = new VFile('LUMINA studio\n')
  await processor.run(processor.parse(file), file)
  expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['canonical-name'])
})

test('wrong options say what is expected', () => {
  // @ts-expect-error: a caller without types.
  expect(() => unified().use(remarkCopydesk).freeze()).toThrow('Unexpected options without `desk`, expected `{desk, today?}`')
  expect(() => unified().use(remarkCopydesk, {desk, today: '22 April'}).freeze()).toThrow('Unexpected `today` `22 April`, expected a day as YYYY-MM-DD')
})

test('front matter that was parsed as Markdown has one message, and none inside it', async () => {
  const text = '---\ntitle: LUMINA studio\ndescription: lumina studio\n---\n\nLUMINA studio\n'
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkCopydesk, {desk})
  const file = new VFile({value: text, path: 'guides/paint.md'})
  await processor.run(processor.parse(file), file)
  expect(file.messages.map(({ruleId, line, reason}) => `${line} ${ruleId} ${reason}`)).toEqual([
    '1 unreadable Unexpected front matter that was parsed as Markdown, expected `remark-frontmatter` before `remark-copydesk`',
    '6 canonical-name Unexpected name "LUMINA studio", expected "Lumina Studio"',
  ])
})

test('a tree that the caller’s own remark-mdx made is read as MDX, whatever the file is called', async () => {
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx).use(remarkCopydesk, {desk})
  const file = new VFile({value: 'import A from "a"\n\n<A title="LUMINA studio" />\n\nAsk LUMINA{\' \'}studio.\n', path: 'notes.md'})
  await processor.run(processor.parse(file), file)
  expect(file.messages.map(({line, column, actual}) => `${line}:${column} ${actual}`)).toEqual(['3:11 LUMINA studio', "5:5 LUMINA{' '}studio"])
})
