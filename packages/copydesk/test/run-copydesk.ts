import {spawn} from 'node:child_process'
import type {ChildProcessWithoutNullStreams} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {onTestFinished} from 'vitest'

/** The command in its package: what a packaging test installed, else the sources. */
export const packagedBin = process.env['COPYDESK_BIN'] ?? fileURLToPath(new URL('../bin/copydesk.js', import.meta.url))
/** The command under test: the same, or the bundle of the sources, which starts several times as fast. */
export const bin = process.env['COPYDESK_BIN'] ?? process.env['COPYDESK_BUNDLED'] ?? packagedBin
/** A rule of one’s own imports the core, and here the core is source. */
const binFor = (args: readonly string[]): string => (args.some((one) => one.startsWith('--rules')) ? packagedBin : bin)

/** What a run printed and how it ended. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly cwd: string
  readonly input?: string | Uint8Array
  readonly env?: Record<string, string>
  /** Kilobytes (512 bytes where the shell counts so) beyond which no file may grow. */
  readonly fileLimit?: number
  /** Run by somebody who may not write everywhere, where the tests run as the superuser. */
  readonly unprivileged?: boolean
}

/** 1 May 2026: no test depends on the day it runs. */
const day = {SOURCE_DATE_EPOCH: '1777593600'}
/** What is kept from run to run belongs to nobody’s home. */
const cache = {XDG_CACHE_HOME: join(tmpdir(), 'copydesk-test-cache')}
/** What a run says about that day. */
export const dateLine = 'Date: 2026-05-01 (SOURCE_DATE_EPOCH)\n'

/** Starts the real command. */
export function startCopydesk(args: readonly string[], {cwd, env = {}, fileLimit, unprivileged = false}: RunOptions): ChildProcessWithoutNullStreams {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NO_COLOR|FORCE_COLOR|NODE_OPTIONS|SOURCE_DATE_EPOCH|VITEST.*)$/u.test(name)))
  const nobody = unprivileged && process.getuid?.() === 0 ? {uid: 65_534, gid: 65_534} : {}
  // What hangs is ended: no other end comes to it.
  const options = {cwd, env: {...inherited, ...day, ...cache, ...env}, timeout: 900_000, killSignal: 'SIGKILL' as const, ...nobody}
  if (fileLimit === undefined) return spawn(process.execPath, [binFor(args), ...args], options)
  return spawn('sh', ['-c', `ulimit -f ${fileLimit} && exec "$@"`, 'sh', process.execPath, binFor(args), ...args], options)
}

/** Runs the real command to its end. */
export function runCopydesk(args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = startCopydesk(args, options)
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', reject)
    child.on('close', (code) => resolve({code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString()}))
  })
}

/** A folder with these files, gone when the test is over. */
export function makeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** A desk with an invented vendor. */
export const desk = {
  'copydesk.yaml': 'registry: [./registry]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\n',
  'registry/quill.yaml': `layers:
  - {id: model, label: model layer, cues: {strong: [API]}}
  - {id: app, label: app layer, cues: {strong: [subscription]}}
vendors:
  - {id: quill, name: Quill, idPrefixes: [quill-]}
terms:
  - id: quill-draw
    name: Quill Draw 3
    layer: model
    kind: model
    vendor: quill
    summary: A model that draws.
    short: [QD3]
    variants: [Quill Draws 3]
    siblings: [quill-desk]
    ids:
      - {id: quill-draw-3}
      - {id: quill-draw-2, state: shutdown, shutdown: 2026-03-02, successor: quill-draw-3}
  - id: quill-desk
    name: Quill Desk
    layer: app
    vendor: quill
    hybrids: [{text: Quill Desk Draw 3, meant: [quill-draw, quill-desk]}]
    siblings: [quill-draw]
`,
} as const

/** The page of a guide, verified on a day. */
export const guide = (date: string, body: string): string =>
  `---\ntitle: Drawing\ndescription: How to draw.\nabout: [quill-draw]\nverification:\n  date: ${date}\n  by: Ada\n---\n\n${body}`
