// The desk's own files in an editor: checked before they are saved, and never the end of the server.
import {mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {formatBaseline, lint, makeBaseline, makeDocument} from 'remark-copydesk'
import {expect, test} from 'vitest'
import type {CodeAction, CompletionList, Diagnostic, TextEdit} from 'vscode-languageserver/node'
import {makeExampleDesk} from '../../remark-copydesk/src/example-desk.ts'
import {makePlaces} from '../src/encoding.ts'
import {exampleDesk, makeFolder, writeFiles} from './example-folder.ts'
import {startServer} from './start-server.ts'

const config = exampleDesk['copydesk.yaml'] ?? ''
const registry = exampleDesk['registry/lumina.yaml'] ?? ''
const facts = exampleDesk['facts/facts.yaml'] ?? ''

/** `line:column-line:column message`, counted from 1. */
function show(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({range: {start, end}, message}) => `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${message as string}`)
}

test('an unsaved change of the registry counts at once, and a broken one is told where it is broken', async () => {
  const root = makeFolder(exampleDesk)
  const editor = await startServer(root)
  expect(await editor.open('notes.md', 'Ask Lumina Atelier.\n')).toEqual([])
  expect(await editor.open('registry/lumina.yaml', registry)).toEqual([])
  let since = editor.published.length
  await editor.change('registry/lumina.yaml', registry.replace('    kind: app\n', '    kind: app\n    variants: [Lumina Atelier]\n'), 2)
  expect(show(await editor.until('notes.md', ({diagnostics}) => diagnostics.length > 0, since))).toEqual(['1:5-1:19 Unexpected name "Lumina Atelier", expected "Lumina Studio"'])
  // Broken: said in the file, and the page goes by the desk as it was.
  const broken = registry.replace('kind: app', 'kindd: app').replace('siblings: [lumina-studio]', 'siblings: [lumina-studo]')
  const line = broken.split('\n').findIndex((text) => text.includes('kindd'))
  expect(show(await editor.change('registry/lumina.yaml', broken, 3))).toEqual([`${line + 1}:5-${line + 1}:15 Unexpected key \`kindd\`, did you mean \`kind\`?`])
  expect(show(await editor.change('notes.md', 'Ask Lumina-Atelier.\n', 2))).toEqual(['1:5-1:19 Unexpected name "Lumina-Atelier", expected "Lumina Studio"'])
  expect(show(await editor.change('registry/lumina.yaml', 'terms: [', 4))).toEqual([expect.stringContaining('Flow sequence in block collection must be')])
  expect(await editor.change('registry/lumina.yaml', registry, 5)).toEqual([])
  // Closed without saving: what is on the disk counts again.
  await editor.change('registry/lumina.yaml', registry.replace('name: Lumina Studio', 'name: Lumina Workshop'), 6)
  since = editor.published.length
  await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri('registry/lumina.yaml')}})
  await editor.until('notes.md', () => true, since)
  expect(await editor.change('notes.md', 'Ask Lumina Studio.\n', 3)).toEqual([])
  expect(editor.errors()).toBe('')
})

test('a desk that is broken from the beginning says so in its closed files and aloud; mended, it works', async () => {
  const root = makeFolder({...exampleDesk, 'registry/lumina.yaml': registry.replace('vendor: lumina\n', 'vendor: lumnia\n')})
  const editor = await startServer(root)
  expect(await editor.open('notes.md', 'Ask Lumina-Studio.\n')).toEqual([])
  expect(show(await editor.until('registry/lumina.yaml', ({diagnostics}) => diagnostics.length > 0))).toEqual([expect.stringContaining('Unexpected vendor `lumnia`, expected one that the registry has, did you mean `lumina`?')])
  await editor.ask('hover', 'notes.md', {position: {line: 0, character: 0}})
  expect(editor.messages).toEqual([expect.stringMatching(/^Nothing is checked until the desk is mended: registry\/lumina.yaml:\d+:\d+ Unexpected vendor/u)])
  const since = editor.published.length
  writeFileSync(join(root, 'registry/lumina.yaml'), registry)
  // The server watches for itself: this editor never tells of changed files.
  expect(await editor.until('notes.md', ({diagnostics}) => diagnostics.length > 0, since)).toHaveLength(1)
  expect(await editor.until('registry/lumina.yaml', ({diagnostics}) => diagnostics.length === 0, since)).toEqual([])
})

test('a changed copydesk.yaml, a new registry file, a new desk and a desk that is gone count without a restart', async () => {
  const root = makeFolder({...exampleDesk, 'other/notes.md': ''})
  const editor = await startServer(root, {params: {capabilities: {workspace: {didChangeWatchedFiles: {dynamicRegistration: true}, workspaceFolders: true}}}})
  const text = 'Ask Lumina-Studio and Lumina-Brush.\n'
  const tell = (): Promise<void> => editor.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
  expect(await editor.open('other/notes.md', text)).toHaveLength(1)
  const after = async (change: () => void, count: number): Promise<Diagnostic[]> => {
    const since = editor.published.length
    change()
    await tell()
    return editor.until('other/notes.md', ({diagnostics}) => diagnostics.length === count, since)
  }
  await after(() => writeFiles(root, {'registry/more.yaml': 'terms:\n  - {id: lumina-brush, name: Lumina Brush, layer: app, vendor: lumina}\n'}), 2)
  await after(() => writeFiles(root, {'copydesk.yaml': `rules: {canonical-name: off}\n${config}`}), 0)
  await after(() => writeFiles(root, {'copydesk.yaml': config}), 2)
  await after(() => writeFiles(root, {'.copydeskignore': 'other\n'}), 0)
  await after(() => rmSync(join(root, '.copydeskignore')), 2)
  await after(() => writeFiles(root, {'other/copydesk.yaml': 'registry: []\n'}), 0)
  await after(() => rmSync(join(root, 'other/copydesk.yaml')), 2)
  // A desk whose file is gone is a broken one; pages go by what it was.
  const since = editor.published.length
  rmSync(join(root, 'registry'), {recursive: true})
  await tell()
  expect(show(await editor.until('copydesk.yaml', ({diagnostics}) => diagnostics.length > 0, since))).toEqual(['1:12-1:23 Unexpected folder `registry`, expected one that is there'])
  expect(await editor.change('other/notes.md', text, 2)).toHaveLength(2)
})

test('a desk is found in the folders of the workspace, before any page is open; one that is gone is forgotten', async () => {
  const root = makeFolder({'site/copydesk.yaml': 'registry: [../names]\n', 'names/lumina.yaml': registry, 'names/more.yaml': 'terms: 3\n'})
  const editor = await startServer(root)
  expect(show(await editor.until('names/more.yaml', ({diagnostics}) => diagnostics.length > 0))).toEqual(['1:8-1:9 `terms`: expected a list, got a number'])
  // The registry lies outside the folder of its desk.
  await editor.open('names/lumina.yaml', registry)
  expect(show(await editor.change('names/lumina.yaml', registry.replace('kind: app', 'kind: ap'), 2))).toEqual([expect.stringContaining('did you mean `app`?')])
  const since = editor.published.length
  rmSync(join(root, 'site'), {recursive: true})
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: []})
  expect(await editor.until('names/more.yaml', ({diagnostics}) => diagnostics.length === 0, since)).toEqual([])
  expect(await editor.until('names/lumina.yaml', ({diagnostics}) => diagnostics.length === 0, since)).toEqual([])
})

test('several folders have a desk each', async () => {
  const [first, second] = [makeFolder(exampleDesk), makeFolder({...exampleDesk, 'registry/lumina.yaml': registry.replaceAll('Lumina Studio', 'Lumina Workshop')})]
  const editor = await startServer(first, {folders: [first, second]})
  expect(show(await editor.open('notes.md', 'Lumina-Studio, Lumina-Workshop\n'))).toEqual(['1:1-1:14 Unexpected name "Lumina-Studio", expected "Lumina Studio"'])
  expect(show(await editor.open(`file://${second}/notes.md`, 'Lumina-Studio, Lumina-Workshop\n'))).toEqual(['1:16-1:31 Unexpected name "Lumina-Workshop", expected "Lumina Workshop"'])
})

test('facts and copydesk.yaml are judged as the command line judges them', async () => {
  const root = makeFolder(exampleDesk)
  const editor = await startServer(root)
  const wrong = facts.replace('method: read}\n    sources', 'method: read}\n    review: sometimes\n    sources')
  expect(show(await editor.open('facts/facts.yaml', wrong))).toEqual([expect.stringMatching(/`facts\.0\.review`: expected an interval such as 90d/u)])
  const unread = facts.replace(', accessed: "2026-04-22", quote: Paint 2 is billed at 4 cents a picture', '')
  expect(show(await editor.change('facts/facts.yaml', unread, 2))).toEqual([
    '3:9-3:20 Unexpected method `read` of `paint.price` without a `quote`, expected the words that were found in its source',
    '3:9-3:20 Unexpected verified date 22 April 2026 of `paint.price`, expected a source with `accessed` on that day or later',
    '21:9-21:22 Unexpected verified date 2 November 2026 of `draw.shutdown`, expected one that has come: today is 1 May 2026',
  ])
  expect(show(await editor.open('copydesk.yaml', `${config}\nrules: {canonical-nam: off}\n`))).toEqual([expect.stringContaining('Unexpected rule `canonical-nam`, did you mean `canonical-name`?')])
})

test.each<[string, string, string, string[]]>([
  ['registry/lumina.yaml', 'ids', registry.replace('    siblings: [lumina-paint]\n', '    siblings: [lumina-pa|]\n'), ['lumina-paint', 'lumina-studio', 'lumina-draw', 'lumina-draw-2', 'lumi']],
  ['registry/lumina.yaml', 'words of a schema', registry.replace('kind: app', 'kind: |'), ['brand', 'app', 'feature', 'plan', 'model', 'api', 'tool']],
  ['registry/lumina.yaml', 'layers', registry.replace('layer: app', 'layer: |'), ['model', 'app', 'brand']],
  ['registry/lumina.yaml', 'keys that are not there yet', registry.replace('state: deprecated, announced', '|, announced'), ['state', 'host', 'note']],
  ['registry/lumina.yaml', 'days', registry.replace('shutdown: "2026-12-01"', 'shutdown: |'), ['2026-05-01']],
  ['facts/facts.yaml', 'kinds of facts', facts.replace('kind: scheduled', 'kind: |'), ['observed', 'scheduled', 'derived', 'opinion']],
  ['copydesk.yaml', 'keys', `${config}\nst|`, ['stagger']],
  ['copydesk.yaml', 'severities', `${config}\nrules:\n  canonical-name: |`, ['off', 'warning', 'error']],
])('%s: completion of %s', async (path, _what, marked, expected) => {
  const editor = await startServer(makeFolder(exampleDesk))
  const text = marked.replace('|', '')
  await editor.open(path, path === 'registry/lumina.yaml' ? registry : text)
  await editor.change(path, text, 2)
  const {items}: CompletionList = await editor.ask('completion', path, {position: makePlaces(text, 'utf-16').position(marked.indexOf('|'))})
  expect(items.map(({label}) => label)).toEqual(path === 'copydesk.yaml' && expected[0] === 'stagger' ? expect.arrayContaining(expected) : expected)
  expect(items.every(({textEdit}) => (textEdit as TextEdit).range.start.line === (textEdit as TextEdit).range.end.line)).toBe(true)
})

test('rules and their options are proposed, and keys explained', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  const ask = async (marked: string): Promise<string[]> => {
    const text = marked.replace('|', '')
    await editor.change('copydesk.yaml', text, editor.published.length + 10)
    const {items}: CompletionList = await editor.ask('completion', 'copydesk.yaml', {position: makePlaces(text, 'utf-16').position(marked.indexOf('|'))})
    return items.map(({label}) => label)
  }
  await editor.open('copydesk.yaml', config)
  expect(await ask(`${config}\nrules:\n  can|\n`)).toEqual(expect.arrayContaining(['canonical-name', 'no-layer-mix']))
  expect(await ask(`${config}\nrules:\n  canonical-name: [error, {|}]\n`)).toEqual(['allow'])
  expect(await ask(`${config}\nsite:\n  |\n`)).toEqual(expect.arrayContaining(['name', 'url', 'compare']))
  await editor.open('registry/lumina.yaml', registry)
  const at = (text: string): object => ({position: makePlaces(registry, 'utf-16').position(registry.indexOf(text) + 1)})
  expect(await editor.ask('hover', 'registry/lumina.yaml', at('siblings: [lumina-paint]'))).toMatchObject({contents: {value: 'Terms this one is confused with.'}})
  expect(JSON.stringify(await editor.ask('hover', 'registry/lumina.yaml', at('lumina-paint]\n  - id: lumina-draw')))).toContain('**Lumina Paint 2.0**')
  const actions: CodeAction[] = await editor.ask('codeAction', 'registry/lumina.yaml', {range: {start: {line: 0, character: 0}, end: {line: 99, character: 0}}, context: {diagnostics: []}})
  expect(actions).toEqual([])
})

test('a registry folder that appears while it is waited for', async () => {
  const root = makeFolder({'copydesk.yaml': 'registry: [./registry]\n'})
  const editor = await startServer(root)
  expect(await editor.open('notes.md', 'Lumina-Studio\n')).toEqual([])
  expect(show(await editor.until('copydesk.yaml', ({diagnostics}) => diagnostics.length > 0))).toEqual(['1:12-1:23 Unexpected folder `registry`, expected one that is there'])
  mkdirSync(join(root, 'registry'))
  writeFileSync(join(root, 'registry/lumina.yaml'), registry)
  expect(await editor.until('notes.md', ({diagnostics}) => diagnostics.length > 0)).toHaveLength(1)
})

test('what the baseline knows is not told again', async () => {
  const root = makeFolder({...exampleDesk, 'copydesk.yaml': `${config}\nbaseline: known.yaml\n`})
  const text = 'Ask Lumina-Studio.\n\nAsk Lumina-Studio.\n'
  writeFileSync(join(root, 'notes.md'), text)
  const known = formatBaseline(makeBaseline([{path: 'notes.md', text: text.slice(0, 20), findings: lint(makeDocument({text: text.slice(0, 20)}, makeExampleDesk())).findings}]))
  writeFileSync(join(root, 'known.yaml'), known)
  const editor = await startServer(root)
  expect(show(await editor.open('notes.md', text))).toEqual(['3:5-3:18 Unexpected name "Lumina-Studio", expected "Lumina Studio"'])
  expect(show(await editor.open('other.md', text))).toHaveLength(2)
  // Somebody makes the baseline anew outside the editor.
  const since = editor.published.length
  rmSync(join(root, 'known.yaml'))
  expect(show(await editor.until('notes.md', ({diagnostics}) => diagnostics.length === 2, since))).toHaveLength(2)
})

test('a registry is the same file by whichever link an editor opens it', async () => {
  const root = makeFolder(exampleDesk)
  renameSync(join(root, 'registry'), join(root, 'elsewhere'))
  symlinkSync(join(root, 'elsewhere'), join(root, 'registry'))
  const editor = await startServer(root)
  expect(await editor.open('notes.md', 'Ask Lumina Atelier.\n')).toEqual([])
  expect(show(await editor.open('elsewhere/lumina.yaml', registry.replace('kind: app', 'kindd: app')))).toEqual([expect.stringContaining('Unexpected key `kindd`')])
  const since = editor.published.length
  await editor.change('elsewhere/lumina.yaml', registry.replace('    kind: app\n', '    kind: app\n    variants: [Lumina Atelier]\n'), 2)
  expect(show(await editor.until('notes.md', ({diagnostics}) => diagnostics.length > 0, since))).toHaveLength(1)
  expect(await editor.ask('definition', 'notes.md', {position: {line: 0, character: 6}})).toMatchObject([{uri: editor.uri('elsewhere/lumina.yaml')}])
})

test('an editor that names its root alone is served like one with folders', async () => {
  const root = makeFolder({...exampleDesk, 'registry/lumina.yaml': registry.replace('kind: app', 'kindd: app')})
  const editor = await startServer(root, {params: {workspaceFolders: null, rootUri: pathToFileURL(root).href}})
  expect(show(await editor.until('registry/lumina.yaml', () => true))).toEqual([expect.stringContaining('Unexpected key `kindd`')])
})
