// How soon an editor knows: `npm run bench:editor [-- WORDS]`, a page of 3,000 words where none are given.
import {spawn} from 'node:child_process'
import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {createProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import type {PublishDiagnosticsParams} from 'vscode-languageserver/node'
import {openDocuments} from '../../packages/copydesk-language-server/src/open-document.ts'
import {toDiagnostic} from '../../packages/copydesk-language-server/src/page/diagnostics.ts'
import {dayOf, makeOpenPage} from '../../packages/copydesk-language-server/src/page/open-page.ts'
import {loadDesk} from '../../packages/remark-copydesk/src/node/index.ts'
import {root} from '../process.ts'

const words = Number(process.argv[2] ?? 3000)
if (!Number.isInteger(words) || words < 1) {
  console.error(`Unexpected \`${process.argv[2]}\`, expected a number of words`)
  process.exit(2)
}
const rounds = 60
const content = join(root, 'content')
const name = join(content, 'guides', 'bench-of-the-editor.md')
const text = longPage()

const loaded = loadDesk(join(content, 'copydesk.yaml'))
const {create} = openDocuments(() => 'utf-16')
const today = dayOf('2026-04-22')
let found = 0
const looks = Array.from({length: rounds}, (_, round) => {
  const open = create(pathToFileURL(name).href, 'markdown', round, `${text}${round}\n`)
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const page = makeOpenPage(open, {loaded, pagePath: loaded.pagePath(name)}, today)
  found = page.findings.map((finding) => toDiagnostic(finding, open.uri, open.places)).length
  const {user, system} = process.cpuUsage(cpu)
  return {wall: performance.now() - from, cpu: (user + system) / 1000}
})
console.log(`a page of ${words} words, ${found} findings`)
console.log(`one look at it: ${spread(looks.map(({wall}) => wall))}; of the processor ${spread(looks.map(({cpu}) => cpu))}`)

const child = spawn(process.execPath, [join(root, 'packages', 'copydesk-language-server', 'bin', 'copydesk-language-server.js'), '--stdio'])
const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
const told = new Map<number, () => void>()
connection.onNotification('textDocument/publishDiagnostics', ({version}: PublishDiagnosticsParams) => told.get(version ?? -1)?.())
connection.listen()
await connection.sendRequest('initialize', {processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: {now: '2026-04-22'}})
await connection.sendNotification('initialized', {})
const uri = pathToFileURL(name).href
await tells(0, 'didOpen', {textDocument: {uri, languageId: 'markdown', version: 0, text}})
const keys: number[] = []
for (let version = 1; version <= rounds; version += 1) {
  const start = {line: 0, character: 0}
  keys.push(await tells(version, 'didChange', {textDocument: {uri, version}, contentChanges: [{range: {start, end: start}, text: 'a'}]}))
}
console.log(`from a key to its findings in the editor, the pause of 80 ms included: ${spread(keys)}`)
child.kill()

async function tells(version: number, method: string, params: object): Promise<number> {
  const from = performance.now()
  await new Promise<void>((resolve) => {
    told.set(version, resolve)
    void connection.sendNotification(`textDocument/${method}`, params)
  })
  return performance.now() - from
}

/** Paragraphs of content/, up to so many words. */
function longPage(): string {
  const paragraphs = globSync('**/*.md', {cwd: content, exclude: (path) => path.includes('node_modules')}).toSorted()
    .flatMap((path) => readFileSync(join(content, path), 'utf8').replace(/^---\n[^]*?\n---\n/u, '').split('\n\n'))
    .filter((paragraph) => !paragraph.startsWith('[^'))
  const taken: string[] = []
  for (let count = 0, at = 0; count < words && paragraphs.length > 0; at += 1) {
    const paragraph = paragraphs[at % paragraphs.length] ?? ''
    count += paragraph.split(/\s+/u).length
    taken.push(paragraph)
  }
  return `${taken.join('\n\n')}\n`
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  return `least ${at(0)} ms, median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`
}
