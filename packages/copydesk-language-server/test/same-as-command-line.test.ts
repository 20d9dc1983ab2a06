// The editor says what the command line says: every example of every rule goes through both, as programs.
import {spawn} from 'node:child_process'
import {cpSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {applyEdits, rules} from 'remark-copydesk'
import type {Edit} from 'remark-copydesk'
import {expect, test} from 'vitest'
import type {CodeAction, Diagnostic, TextEdit} from 'vscode-languageserver/node'
import {makePlaces} from '../src/encoding.ts'
import {exampleDesk, makeFolder} from './example-folder.ts'
import {startServer} from './start-server.ts'

const copydesk = process.env['COPYDESK_BUNDLED'] ?? fileURLToPath(new URL('../../copydesk/bin/copydesk.js', import.meta.url))

interface Message {
  readonly ruleId: string
  readonly severity: 1 | 2
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly fix?: Edit
  readonly suggestions?: readonly {readonly desc: string; readonly fix: Edit}[]
  readonly related?: readonly Message[]
}

async function runCopydesk(args: readonly string[], cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [copydesk, ...args], {cwd, env: {...process.env, ...env}})
    const out: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.on('error', reject)
    child.on('close', () => resolve(Buffer.concat(out).toString()))
  })
}

/** A place of the command line, which counts from 1, as one of an editor. */
function rangeOf({line, column, endLine, endColumn}: Message): Diagnostic['range'] {
  return {start: {line: line - 1, character: column - 1}, end: {line: endLine - 1, character: endColumn - 1}}
}

function toEdit(text: string, {range, newText}: TextEdit): Edit {
  const places = makePlaces(text, 'utf-16')
  return {range: [places.offset(range.start), places.offset(range.end)], text: newText}
}

const examples = rules.flatMap((rule) => rule.examples.map((example, index) => ({rule, example, name: `${rule.id}-${index}`})))
const byDay = Map.groupBy(examples, ({example}) => example.today ?? '2026-05-01')

test.each([...byDay])('on %s', async (day, group) => {
  const env = {SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000)}
  const pages = new Map(group.map(({rule, example, name}) => [`${name}/${example.path ?? 'notes.md'}`, {text: example.text, options: example.options === undefined ? '' : `\nrules: {${rule.id}: [${rule.severity}, ${JSON.stringify(example.options)}]}\n`, name}]))
  const root = makeFolder(Object.fromEntries([...pages].flatMap(([path, {text, options, name}]) => [
    [path, text],
    ...Object.entries(exampleDesk).map(([file, desk]) => [`${name}/${file}`, file === 'copydesk.yaml' ? desk + options : desk]),
  ])))
  const results = JSON.parse(await runCopydesk(['lint', ...pages.keys(), '--format', 'json'], root, env)) as {filePath: string; messages: Message[]}[]
  expect(results).toHaveLength(pages.size)
  const fixedRoot = makeFolder({})
  cpSync(root, fixedRoot, {recursive: true})
  await runCopydesk(['fix', ...pages.keys()], fixedRoot, env)

  const editor = await startServer(root, {env})
  const opened = new Map(await Promise.all(Array.from(pages, async ([path, {text}]) => [path, await editor.open(path, text)] as const)))
  for (const [path, {text}] of pages) {
    const messages = results.find(({filePath}) => filePath === join(root, path))?.messages ?? []
    const diagnostics = opened.get(path) ?? []
    expect(diagnostics.map(({code, severity, message, range, source, relatedInformation}) => ({code, severity, message, range, source, related: relatedInformation}))).toEqual(
      messages.map((found) => ({
        code: found.ruleId,
        severity: found.severity === 2 ? 1 : 2,
        message: found.message,
        range: rangeOf(found),
        source: 'copydesk',
        related: found.related?.map((related) => ({location: {uri: editor.uri(path), range: rangeOf(related)}, message: related.message})),
      })),
    )
    const actions: CodeAction[] = await editor.ask('codeAction', path, {range: {start: {line: 0, character: 0}, end: {line: 9999, character: 0}}, context: {diagnostics: []}})
    const editsOf = ({edit}: CodeAction): TextEdit[] => edit?.changes?.[editor.uri(path)] ?? []
    const offered = actions.filter(({kind, title}) => kind === 'quickfix' && !title.startsWith('Disable ')).map((action) => ({
      rule: action.diagnostics?.[0]?.code, message: action.diagnostics?.[0]?.message, preferred: action.isPreferred ?? false, title: action.isPreferred ? '' : action.title, edits: editsOf(action).map((edit) => toEdit(text, edit)),
    }))
    expect(offered).toEqual(messages.flatMap(({ruleId, message, fix, suggestions = []}) => [
      ...(fix ? [{rule: ruleId, message, preferred: true, title: '', edits: [fix]}] : []),
      ...suggestions.map(({desc, fix}) => ({rule: ruleId, message, preferred: false, title: desc, edits: [fix]})),
    ]))
    const all = actions.find(({kind}) => kind === 'source.fixAll.copydesk')
    expect(applyEdits(text, all ? editsOf(all).map((edit) => toEdit(text, edit)) : []).text).toBe(readFileSync(join(fixedRoot, path), 'utf8'))
  }
})

test('every rule has been seen', () => {
  expect(examples.length).toBeGreaterThan(130)
})
