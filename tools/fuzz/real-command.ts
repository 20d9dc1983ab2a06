import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {exampleConfig, exampleFacts, exampleRegistry} from '../../packages/remark-copydesk/src/example-desk.ts'
import {root} from '../process.ts'

const command = process.env['COPYDESK_BIN'] ?? process.env['COPYDESK_BUNDLED'] ?? join(root, 'packages', 'copydesk', 'bin', 'copydesk.js')
/** Long enough for any machine: what takes longer has no end. */
const patience = 180_000

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function runCopydesk(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {cwd, env: {...process.env, NODE_OPTIONS: '--max-old-space-size=1024', SOURCE_DATE_EPOCH: '1777593600', XDG_CACHE_HOME: join(cwd, '.cache')}, timeout: patience, killSignal: 'SIGKILL'})
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) => (signal === null ? resolve({code, out, err}) : reject(new Error(`copydesk ${args.join(' ')} ended by ${signal}`))))
  })
}

/**
 * Lints and fixes pages of any bytes beside a good one through the real command. Each is judged or named,
 * none keeps the good one from being judged, and a second fix changes nothing.
 */
export async function checkFiles(files: readonly Uint8Array[]): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'copydesk-fuzz-'))
  try {
    for (const folder of ['registry', 'facts', 'guides', 'cards']) mkdirSync(join(cwd, folder))
    writeFileSync(join(cwd, 'copydesk.yaml'), `registry: [./registry]\nfacts: [./facts]\n${exampleConfig}`)
    writeFileSync(join(cwd, 'registry', 'registry.yaml'), exampleRegistry)
    writeFileSync(join(cwd, 'facts', 'facts.yaml'), exampleFacts)
    writeFileSync(join(cwd, 'good.md'), 'Lumina Paints 2.0\n')
    const names = files.map((_, index) => `${['', 'guides/', 'cards/'][index % 3]}${index}.${index % 4 === 3 ? 'mdx' : 'md'}`)
    for (const [index, name] of names.entries()) writeFileSync(join(cwd, name), files[index] ?? '')
    const contents = (): string[] => names.map((name) => readFileSync(join(cwd, name)).toString('latin1'))
    const before = contents()

    const linted = await runCopydesk(['lint', '--format', 'json'], cwd)
    assert.doesNotMatch(linted.err, /Unexpected failure of copydesk/u)
    assert([1, 2].includes(linted.code ?? -1), `the exit code is 1 or 2, got ${linted.code}\n${linted.err}`)
    const results = JSON.parse(linted.out) as {filePath: string; messages: {ruleId: string}[]}[]
    assert(results.some(({filePath, messages}) => filePath.endsWith('good.md') && messages.some(({ruleId}) => ruleId === 'canonical-name')), 'the good page is judged')
    for (const name of names) assert(results.some(({filePath}) => filePath === join(cwd, name)) || linted.err.includes(`\n${name} Unexpected `), `${name} is judged or named`)
    assert.deepEqual(contents(), before, 'lint writes nothing')

    const fixed = await runCopydesk(['fix'], cwd)
    assert.doesNotMatch(fixed.err, /Unexpected (?:failure of copydesk|fixes|half)/u)
    const after = contents()
    for (const [index, name] of names.entries()) if (!results.some(({filePath}) => filePath === join(cwd, name))) assert.equal(after[index], before[index], `${name}, which could not be read, stays`)
    await runCopydesk(['fix'], cwd)
    assert.deepEqual(contents(), after, 'a second fix')
  } finally {
    rmSync(cwd, {recursive: true, force: true})
  }
}

/** The smallest part of files that fail together which fails still. */
export async function smallestFailing(files: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  let failing = files
  while (failing.length > 1) {
    const half = Math.ceil(failing.length / 2)
    const part = await firstFailing([failing.slice(0, half), failing.slice(half)])
    if (!part) break
    failing = part
  }
  return failing
}

async function firstFailing(parts: readonly (readonly Uint8Array[])[]): Promise<readonly Uint8Array[] | undefined> {
  for (const part of parts) {
    try {
      await checkFiles(part)
    } catch {
      return part
    }
  }
  return undefined
}
