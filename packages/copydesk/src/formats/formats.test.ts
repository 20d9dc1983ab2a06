import fc from 'fast-check'
import type {Finding} from 'remark-copydesk'
import {parseMarkdown, rules} from 'remark-copydesk'
import {expect, test} from 'vitest'
import {diagnosticErrors, junitErrors, sarifErrors} from '../../test/report-schemas.ts'
import {formatters} from '../formatters.ts'
import type {PageResult} from '../page-result.ts'
import {commentLength} from './markdown.ts'

const context = {root: '/repository', version: '1.2.3', rules}

interface Node {
  readonly type: string
  readonly value?: string
  readonly children?: readonly Node[]
}

/** Words that somebody would try. */
const nasty = fc.oneof(
  fc.string({unit: 'binary', maxLength: 20}),
  fc.string({unit: 'grapheme', maxLength: 20}),
  fc.array(fc.constantFrom('::error::', '##[add-mask]', '\n', '\r', '%0A', '@ada', '#12', '`', '``', '|', '<img src=x>', '<!--', '-->', '[a](https://x.example)', 'https://x.example', ']]>', '&amp;', '"', '{0}', '\u0000', '\uFFFE', '\uD800', '\u202E', '\\', ',', ':', 'a'), {maxLength: 6}).map((parts) => parts.join('')),
)

const page = fc.record({name: nasty, text: nasty, messages: fc.array(fc.record({rule: fc.constantFrom('canonical-name', 'known-id', 'own-rule'), severity: fc.constantFrom('error' as const, 'warning' as const), message: nasty, why: nasty, title: nasty, from: fc.nat(30), length: fc.nat(10)}), {maxLength: 15})})
  .map(({name, text, messages}): PageResult => {
    const filePath = `/repository/${name.replaceAll(/[/\\\p{Cc}]/gu, '-')}.md`
    const findings = messages.map(({rule, severity, message, why, title, from, length}): Finding => {
      const start = Math.min(from, text.length)
      const range = [start, Math.min(start + length, text.length)] as const
      return {rule, severity, message, why, range, fix: {range, text: message}, suggestions: [{title, edit: {range, text: title}}], related: [{range, message: title}]}
    })
    return {filePath, shown: name, text, findings, suppressed: findings.slice(0, 1).map((finding) => ({...finding, because: 'a reason'}))}
  })
const results = fc.array(page, {maxLength: 4})

test('SARIF and rdjsonl keep to their schemas, whatever is found', () => {
  fc.assert(fc.property(results, (some) => {
    expect(sarifErrors(JSON.parse(formatters.sarif(some, context)))).toEqual([])
    const lines = formatters.rdjsonl(some, context).split('\n').slice(0, -1)
    expect(lines).toHaveLength(some.flatMap(({findings}) => findings).length)
    expect(lines.flatMap((line) => diagnosticErrors(JSON.parse(line)))).toEqual([])
  }), {numRuns: 100})
})

test('JUnit’s XML keeps to its schema, whatever is found', async () => {
  // One report of many: the checker takes its time for each.
  const [many = []] = fc.sample(fc.array(page, {minLength: 150, maxLength: 150}), {numRuns: 1, seed: 7})
  expect(await junitErrors(formatters.junit(many, context))).toEqual([])
})

test('no words of a page are a command of a GitHub workflow', () => {
  fc.assert(fc.property(results, (some) => {
    const findings = some.flatMap((result) => result.findings)
    const shown = Math.min(10, findings.filter(({severity}) => severity === 'error').length) + Math.min(10, findings.filter(({severity}) => severity === 'warning').length)
    const lines = formatters.github(some, context).split(/\r\n|\r|\n/u).slice(0, -1)
    const commands = lines.filter((line) => line.trimStart().startsWith('::'))
    expect(commands).toHaveLength(shown)
    for (const command of commands) expect(command).toMatch(/^::(?:error|warning) file=[^,:]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=copydesk [a-z-]+::/u)
    // The oldest form of a command counts anywhere in a line that is none of the new form.
    expect(lines.filter((line) => !line.startsWith('::') && line.includes('##['))).toEqual([])
    expect(lines.length - shown).toBe(findings.length > shown ? findings.length - shown + 1 : 0)
  }), {numRuns: 200})
})

function nodesOf(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

test('no words of a page are Markdown in the summary', () => {
  fc.assert(fc.property(results, (some) => {
    const text = formatters.markdown(some, context)
    expect(text.length).toBeLessThanOrEqual(commentLength)
    const seen = new Set<string>()
    for (const node of nodesOf(parseMarkdown(text))) {
      if (node.type === 'text') {
        expect(node.value).toMatch(/^(?:Copydesk:| \d+ errors?, \d+ warnings? in \d+ of \d+ files?\.| no findings in \d+ files?\.|page|errors|warnings|\d+|\d+:\d+ (?:error|warning) |: | \(| does it\))$/u)
      } else seen.add(node.type)
      if (node.type === 'html') expect(node.value).toBe('<!-- copydesk -->')
    }
    const allowed = ['root', 'html', 'paragraph', 'strong', 'table', 'tableRow', 'tableCell', 'inlineCode', 'list', 'listItem']
    expect([...seen].filter((type) => !allowed.includes(type))).toEqual([])
  }), {numRuns: 200})
})
