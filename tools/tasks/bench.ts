// How fast pages are linted: `npm run bench [FOLDER]`; content/ where none is given.
import {globSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {lint, makeDocument, parseCalendarDate} from '../../packages/remark-copydesk/src/index.ts'
import {loadDesk} from '../../packages/remark-copydesk/src/node/index.ts'
import {root} from '../process.ts'

const folder = resolve(process.argv[2] ?? join(root, 'content'))
const texts = globSync('**/*.md', {cwd: folder, exclude: (path) => path.includes('node_modules')}).map((path) => readFileSync(join(folder, path), 'utf8'))
if (texts.length === 0) {
  console.error(`Unexpected folder ${folder} without Markdown files, expected some`)
  process.exit(2)
}
const started = performance.now()
const {desk} = loadDesk(join(root, 'content', 'copydesk.yaml'))
const loaded = performance.now()
const today = parseCalendarDate('2026-04-22')
const times: number[] = []
const rounds = Math.max(1, Math.ceil(200 / texts.length))
let findings = 0
for (let round = 0; round < rounds; round += 1) {
  for (const text of texts) {
    const from = performance.now()
    findings += lint(makeDocument({text}, desk), today ? {today} : {}).findings.length
    times.push(performance.now() - from)
  }
}
times.sort((a, b) => a - b)
const at = (part: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2)
const bytes = texts.reduce((sum, text) => sum + text.length, 0) * rounds
const seconds = times.reduce((sum, time) => sum + time, 0) / 1000
console.log(`desk: ${desk.terms.size} terms, ${(loaded - started).toFixed(0)} ms`)
console.log(`${times.length} pages (${texts.length} × ${rounds}), ${findings} findings: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms; ${(bytes / 1e6 / seconds).toFixed(2)} M characters a second`)
