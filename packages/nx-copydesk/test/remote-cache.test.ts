import {existsSync, globSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {gunzipSync, gzipSync} from 'node:zlib'
import {afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import {CacheServer} from './cache-server.ts'
import type {Answer} from './cache-server.ts'
import {makeTar, readTar} from './tar.ts'
import type {TarEntry} from './tar.ts'
import {Workspace} from './workspace.ts'
import type {RanNx} from './workspace.ts'

const server = new CacheServer()
const shard = 'dist/copydesk/shards/lint/docs-guides.json'
const sealed = `${shard}.seal`
const task = 'docs-guides:lint'
/** How Nx stores the exit code 0. */
const zero = Buffer.alloc(4)
const forged: readonly TarEntry[] = [{name: 'terminalOutput', text: 'All is well.\n'}, {name: 'code', text: zero}]
let workspace: Workspace
let address = ''
let right = Buffer.alloc(0)
let other = Buffer.alloc(0)
let rightShard = ''

const remote = (token: string, key?: string): NodeJS.ProcessEnv => ({NX_SELF_HOSTED_REMOTE_CACHE_SERVER: address, NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token, ...(key && {COPYDESK_CACHE_KEY: key})})
const send = (body: Buffer | string, status = 200): Answer => (_entry, response) => {
  response.writeHead(status, {'content-type': 'application/octet-stream'}).end(body)
  return true
}
const seal = (changes: object = {}): string => JSON.stringify({...JSON.parse(entryOf(sealed)) as object, ...changes})
const entryOf = (name: string): string => readTar(right).find((entry) => entry.name === name)?.text?.toString() ?? ''

async function clone(): Promise<Workspace> {
  const own = await workspace.clone()
  onTestFinished(() => own.remove())
  return own
}

async function lintIn(own: Workspace, env = remote('read')): Promise<RanNx> {
  return own.nx(['run', task, '--output-style=static'], env)
}

beforeAll(async () => {
  address = await server.start()
  workspace = Workspace.make()
  await workspace.commit()
  const ran = await workspace.nx(['run-many', '-t', 'lint', 'due', 'publish', '--output-style=static'], remote('write'))
  if (ran.code !== 0) throw new Error(ran.output)
  for (const entry of server.entries.values()) {
    const names = readTar(entry).map(({name}) => name)
    if (names.includes(shard)) right = Buffer.from(entry)
    if (names.includes('dist/copydesk/shards/lint/handbook.json')) other = Buffer.from(entry)
  }
  rightShard = entryOf(shard)
})

beforeEach(() => {
  server.answer = () => false
  server.requests.length = 0
})

afterAll(() => {
  server.stop()
  workspace.remove()
})

test('a second clone gets everything from the cache and runs nothing', async () => {
  const own = await clone()
  const {code, tasks} = await own.nx(['run-many', '-t', 'lint', 'due', 'publish', '--output-style=static'], remote('read'))
  expect(code).toBe(0)
  expect(tasks).toHaveLength(14)
  expect(tasks.filter(({from}) => from !== 'remote')).toEqual([])
  expect(server.requests.filter((request) => request.startsWith('PUT'))).toEqual([])
  const made = (one: Workspace): Map<string, string> => new Map(globSync('dist/copydesk/**/*', {cwd: one.folder, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).map((path) => [path.slice(one.folder.length), readFileSync(path, 'latin1')]))
  expect(made(own).size).toBeGreaterThan(60)
  expect(made(own)).toEqual(made(workspace))
})

test('what the cache does not have runs here, and a reader stores nothing', async () => {
  const own = await clone()
  own.write('docs/guides/one.md', 'Another text.\n')
  const {code, tasks} = await lintIn(own)
  expect({code, tasks, stored: server.entries.size}).toEqual({code: 0, tasks: [{task, from: 'run'}], stored: 14})
})

describe('what Nx itself throws away, so that the task runs here', () => {
  test.each<[string, Answer]>([
    ['an entry of a task that failed', send(makeTar([{name: 'code', text: Buffer.from([0, 0, 0, 1])}, {name: 'terminalOutput', text: 'It failed.\n'}]))],
    ['a link out of the output', send(makeTar([{name: shard, link: '/etc/passwd'}, ...forged]))],
    ['a link to another file of the workspace', send(makeTar([{name: shard, link: '../../../../docs/index.md'}, ...forged]))],
  ])('%s', async (_name, answer) => {
    server.answer = answer
    const own = await clone()
    const {code, tasks} = await lintIn(own, remote('write'))
    expect({code, tasks}).toEqual({code: 0, tasks: [{task, from: 'run'}]})
    expect(readFileSync(join(own.folder, shard), 'utf8')).toBe(rightShard)
  })
})

describe('what stops the run, before or after Nx has taken it', () => {
  const cut = (bytes: number): Answer => (entry, response) => {
    response.writeHead(200, {'content-length': entry.length})
    response.write(entry.subarray(0, bytes), () => response.destroy())
    return true
  }

  test.each<[string, Answer | (() => Answer), RegExp]>([
    ['status 500', send('', 500), /500/u],
    ['status 403', send('', 403), /./u],
    ['an empty answer', send(''), /./u],
    ['the page of a captive portal', send('<html>Sign in</html>'), /./u],
    ['garbage in gzip', send(gzipSync('garbage')), /./u],
    ['a body that is cut', cut(200), /./u],
    ['a cut body that says it is whole', (entry, response) => send(entry.subarray(0, -100))(entry, response, ''), /./u],
    ['a cut archive in whole gzip', (entry, response) => send(gzipSync(gunzipSync(entry).subarray(0, 2600)))(entry, response, ''), /./u],
    ['an archive without exit code', send(makeTar([{name: shard, text: '{}'}])), /Exit code not found/u],
    ['a path that leads out', send(makeTar([{name: '../../../evil.md', text: 'x'}, ...forged])), /unsafe path/u],
    ['a folder that is a link, and a file through it', send(makeTar([{name: 'dist', link: '/tmp'}, {name: shard, text: 'x'}, ...forged])), /./u],
    ['an absolute path', send(makeTar([{name: '/tmp/copydesk-evil.md', text: 'x'}, ...forged])), /docs-guides:lint: it has no seal/u],
    ['success without output', send(makeTar(forged)), /docs-guides:lint: it has no seal/u],
    ['a forged output', send(makeTar([{name: shard, text: '{}'}, ...forged])), /docs-guides:lint: it has no seal/u],
    ['the entry of another task', (_entry, response) => send(other)(_entry, response, ''), /docs-guides:lint: it has no seal/u],
    ['files beside the output', send(makeTar([{name: 'docs/guides/evil.md', text: 'x'}, {name: 'node_modules/.bin/copydesk', text: 'x'}, {name: shard, text: '{}'}, ...forged])), /docs-guides:lint: it has no seal/u],
    ['a forged output beside the right seal', (_entry, response) => send(makeTar([{name: shard, text: '{}'}, {name: sealed, text: seal()}, ...forged]))(_entry, response, ''), /its files are not those that were sealed/u],
    ['the right output of another task', (_entry, response) => send(makeTar([{name: shard, text: rightShard}, {name: sealed, text: seal({task: 'handbook:lint'})}, ...forged]))(_entry, response, ''), /it is that of handbook:lint/u],
    ['the right output for other inputs', (_entry, response) => send(makeTar([{name: shard, text: rightShard}, {name: sealed, text: seal({hash: '1'})}, ...forged]))(_entry, response, ''), /it was made from other inputs/u],
    ['a seal that is none', (_entry, response) => send(makeTar([{name: shard, text: rightShard}, {name: sealed, text: '{"seal": 1}'}, ...forged]))(_entry, response, ''), /its seal is not as this version writes it/u],
  ])('%s', async (_name, answer, message) => {
    server.answer = answer as Answer
    const own = await clone()
    const {code, output, tasks} = await lintIn(own)
    expect(code, output).toBe(1)
    expect(output).toMatch(message)
    expect(tasks.filter(({from}) => from === 'run')).toEqual([])
    for (const path of [shard, sealed, 'docs/guides/evil.md', '../evil.md', '../../evil.md']) expect(existsSync(join(own.folder, path)), path).toBe(false)
    expect(existsSync('/tmp/copydesk-evil.md')).toBe(false)
    expect(await own.git('status', '--porcelain')).toBe('')
  })

  test('a refused result is no result the next time either; without the cache the task runs', async () => {
    server.answer = send(makeTar([{name: shard, text: '{}'}, ...forged]))
    const own = await clone()
    expect((await lintIn(own)).code).toBe(1)
    server.answer = () => false
    expect((await lintIn(own)).code).toBe(1)
    expect((await own.nx(['reset'])).code).toBe(0)
    expect(await lintIn(own)).toMatchObject({code: 0, tasks: [{task, from: 'remote'}]})
  })
})

test('an answer from elsewhere is judged like any other', async () => {
  const elsewhere = createServer((_request, response) => response.end(makeTar([{name: shard, text: '{}'}, ...forged])))
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void elsewhere.close())
  server.answer = (_entry, response, hash) => {
    response.writeHead(302, {location: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/cache/${hash}`}).end()
    return true
  }
  const {code, output} = await lintIn(await clone())
  expect(code).toBe(1)
  expect(output).toContain('docs-guides:lint: it has no seal')
})

describe('with a key', () => {
  test('who has it takes what it sealed, and nothing else', async () => {
    const writer = await clone()
    writer.write('docs/guides/one.md', '# Sealed with a key\n')
    await writer.commit()
    expect((await lintIn(writer, remote('write', 'a secret'))).code).toBe(0)
    const reader = async (key?: string): Promise<RanNx> => {
      const own = await writer.clone()
      onTestFinished(() => own.remove())
      return lintIn(own, remote('read', key))
    }
    expect(await reader('a secret')).toMatchObject({code: 0, tasks: [{task, from: 'remote'}]})
    expect(await reader()).toMatchObject({code: 0, tasks: [{task, from: 'remote'}]})
    expect((await reader('another')).output).toContain('its seal was made without the key that COPYDESK_CACHE_KEY holds')
  })

  test('a whole forgery that fits in all but the key is taken without one, and refused with it', async () => {
    server.answer = (_entry, response, hash) => send(makeTar([{name: shard, text: rightShard}, {name: sealed, text: seal({hash})}, ...forged]))(_entry, response, hash)
    expect((await lintIn(await clone())).code).toBe(0)
    expect((await lintIn(await clone(), remote('read', 'a secret'))).code).toBe(1)
  })
})
