import {parseMarkdown} from 'remark-copydesk'
import {expect, test} from 'vitest'
import {formatters} from '../src/formatters.ts'
import {diagnosticErrors, junitErrors, sarifErrors} from './report-schemas.ts'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

/** Known ways out of a line, a property, an attribute, a cell and a terminal. */
const evil = ['\n::error file=x::owned', '\r\n##[add-mask]x', '\u001b[2J\u001b]0;owned\u0007', ']]>', '|', '`', '```', '<script>alert(1)', '<img src=x onerror=alert(1)>', '"&\'', '-->', '](https:x)', '@ada #1', '%0A::error::', '\u202E\u2066', '${{ github.token }}', '$(id)', '{"a":1}']
const names = evil.map((part, index) => `${index}${part.replaceAll('/', '')}.md`)
// oxlint-disable-next-line no-control-regex
const all = evil.join(' ').replaceAll(/[\u001b\u0007\r\n]/gu, ' ')
const yaml = JSON.stringify

const files = {
  ...desk,
  '.git/HEAD': '',
  'registry/evil.yaml': `terms:\n${evil.map((part, index) => `  - {id: evil-${index}, name: ${yaml(`Evil ${index} ${part}`)}, layer: model, vendor: quill, summary: ${yaml(evil.join(' '))}, variants: [Evil${index}x], hybrids: [{text: Evil${index}y, meant: [evil-${index}, quill-draw]}]}`).join('\n')}\n`,
  ...Object.fromEntries(names.map((name, index) => [name, `Evil${index}x and Evil${index}y, ${all}\n`])),
}

test.each(['', 'true'])('no name of a file and no text of a registry leads out of a format (GitHub: %j)', async (github) => {
  const cwd = makeFolder(files)
  const env: Record<string, string> = github === '' ? {GITHUB_ACTIONS: ''} : {GITHUB_ACTIONS: github}
  for (const args of [...Object.keys(formatters).map((format) => ['lint', '--format', format]), ['terms'], ['terms', 'evil-2'], ['explain', names[2] ?? ''], ['lint', 'nothing\u001b[2J\n::error::x']]) {
    const {out, err} = await runCopydesk(args, {cwd, env})
    const name = args.join(' ')
    expect(err, name).not.toContain('Unexpected failure of copydesk')
    // Nothing that steers a terminal; colours of ours are none here, for nobody asked for them on a pipe.
    // oxlint-disable-next-line no-control-regex
    expect(out + err, name).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/u)
    const commands = out.split('\n').filter((line) => line.trimStart().startsWith('::'))
    if (name === 'lint --format github') for (const line of commands) expect(line).toMatch(/^::(?:error|warning) file=[^,:]*,line=\d+,/u)
    else if (name === 'lint --format pretty') expect(commands).toEqual([])
    expect(err.split('\n').filter((line) => /^\s*::|##\[/u.test(line)), name).toEqual([])
    if (name.endsWith('sarif')) expect(sarifErrors(JSON.parse(out))).toEqual([])
    if (name.endsWith('rdjsonl')) expect(out.trimEnd().split('\n').flatMap((line) => diagnosticErrors(JSON.parse(line)))).toEqual([])
    if (name.endsWith(' json') || name.endsWith('gitlab')) expect((JSON.parse(out) as unknown[]).length).toBeGreaterThan(10)
    if (name.endsWith('junit')) expect(await junitErrors(out)).toEqual([])
    if (name.endsWith('markdown')) {
      const types = new Set<string>()
      const walk = (node: {readonly type: string; readonly value?: string; readonly children?: readonly never[]}): void => {
        types.add(node.type === 'html' ? `html ${node.value}` : node.type)
        for (const child of node.children ?? []) walk(child)
      }
      walk(parseMarkdown(out) as never)
      expect([...types].filter((type) => !['root', 'html <!-- copydesk -->', 'paragraph', 'strong', 'table', 'tableRow', 'tableCell', 'inlineCode', 'list', 'listItem', 'text'].includes(type))).toEqual([])
    }
  }
})
