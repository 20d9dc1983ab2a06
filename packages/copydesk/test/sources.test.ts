import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {createServer} from 'node:https'
import type {Server} from 'node:https'
import type {IncomingMessage, ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'
import type {Ran} from './run-copydesk.ts'

const quote = 'Each drawing costs two cents, “always”.'
const page = `<!doctype html><title>Prices</title><script>var a = "<b>Each drawing"</script><p>Each&nbsp;drawing costs
<b>two</b> cents, &quot;always&quot;.</p>`

/** Facts are read over https only, so the server of these tests needs a certificate of its own. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const keys = mkdtempSync(join(tmpdir(), 'copydesk-keys-'))
const certificate = join(keys, 'cert.pem')
afterAll(() => rmSync(keys, {recursive: true}))
beforeAll(() => {
  if (!hasOpenssl) return
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
    '-addext', 'subjectAltName=DNS:localhost,DNS:rebind.example,IP:127.0.0.1', '-keyout', join(keys, 'key.pem'), '-out', certificate,
  ], {stdio: 'ignore'})
})

interface Served {
  readonly server: Server
  readonly port: number
  /** Path, user agent and moment of every request. */
  readonly requests: {readonly path: string; readonly agent: string | undefined; readonly at: number; readonly match: string | undefined}[]
}

/** A server that answers as `handle` says, 404 where it says nothing. */
async function serve(handle: (path: string, response: ServerResponse, request: IncomingMessage) => void): Promise<Served> {
  const requests: Served['requests'] = []
  const server = createServer({key: readFileSync(join(keys, 'key.pem')), cert: readFileSync(certificate)}, (request, response) => {
    const path = request.url ?? ''
    requests.push({path, agent: request.headers['user-agent'], at: performance.now(), match: request.headers['if-none-match']})
    handle(path, response, request)
    if (path === '/robots.txt' && !response.headersSent) response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {server, port: (server.address() as AddressInfo).port, requests}
}

/** A desk with a fact for each address. */
function factsOf(addresses: Readonly<Record<string, string>>): Record<string, string> {
  return {
    ...desk,
    'copydesk.yaml': 'registry: [./registry]\nfacts: [./facts]\n',
    'facts/f.yaml': `facts:\n${Object.entries(addresses).map(([id, url]) =>
      `  - {id: ${id}, about: quill-draw, layer: model, dimension: price, statement: It costs., kind: observed, verified: {date: 2026-04-20, by: Bo, method: read}, sources: [{url: "${url}", publisher: vendor${id.endsWith('-bare') ? '' : `, quote: ${JSON.stringify(quote)}`}}]}\n`).join('')}`,
  }
}

const sources = (cwd: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  runCopydesk(['sources', ...args], {cwd, env: {NODE_EXTRA_CA_CERTS: certificate, ...env}})
const online = ['--online', '--allow-private', '--pause', '0', '--format', 'json'] as const
const told = ({out}: Ran): Record<string, string> =>
  Object.fromEntries((JSON.parse(out) as {fact: string; state: string; message: string}[]).map(({fact, state, message}) => [fact, `${state}: ${message}`]))

test.skipIf(!hasOpenssl)('without --online nothing is fetched (needs openssl)', async () => {
  const {port, requests} = await serve(() => {})
  const url = `https://127.0.0.1:${port}/a`
  const cwd = makeFolder(factsOf({a: url, b: `${url}#part`, c: `${url}?c`}))
  expect(await sources(cwd, [])).toEqual({code: 0, out: `${url} for a, b\n${url}?c for c\n`, err: 'Nothing fetched: `--online` would fetch 2 addresses\n'})
  expect((await sources(cwd, ['--fact', 'c'])).out).toBe(`${url}?c for c\n`)
  expect((await sources(cwd, ['--fact', 'cc'])).err).toContain('Unexpected fact `cc`, expected one that the desk has, did you mean `')
  expect([requests.length, readdirSync(cwd).includes('.copydesk')]).toEqual([0, false])
})

test.skipIf(!hasOpenssl)('what becomes of sources, whatever their servers do (needs openssl)', async () => {
  const huge = Buffer.alloc(1_000_000, 'x')
  const {port, requests} = await serve((path, response) => {
    const html = (body: string | Uint8Array, headers: Record<string, string | number> = {}): void => void response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...headers}).end(body)
    const answers: Record<string, () => void> = {
      '/robots.txt': () => response.writeHead(200).end('User-agent: *\nDisallow: /secret*/\n\nUser-agent: other\nDisallow: /\n'),
      '/kept': () => html(page),
      '/plain': () => response.writeHead(200, {'content-type': 'text/markdown'}).end('**Each** drawing\ncosts *two* cents, "always".'),
      '/gone': () => response.writeHead(410).end(),
      '/missing': () => response.writeHead(404).end(page),
      '/changed': () => html(page.replace('<b>two</b>', 'three')),
      '/hidden': () => html(`<!-- ${quote} --><script>${quote}</script>`),
      '/unseen': () => html(`<div style="display: none"><div>x</div>${quote}</div><p class="hidden" hidden>${quote}</p><p>Each</p>`),
      '/seen': () => html(`<div hidden>x<div>y</div></div><p class="hidden">${quote}</p>`),
      '/longer': () => html(`<p>${quote.replace('Each', 'Teach')}</p>`),
      '/joined': () => html(`<p>${quote.replace('two cents', 'twocents')}</p>`),
      '/moved': () => response.writeHead(301, {location: `https://localhost:${port}/kept`}).end(),
      '/beside': () => response.writeHead(302, {location: '/kept'}).end(),
      '/loop': () => response.writeHead(302, {location: '/loop2'}).end(),
      '/loop2': () => response.writeHead(302, {location: '/loop'}).end(),
      '/plain-http': () => response.writeHead(302, {location: 'http://169.254.169.254/'}).end(),
      '/slow': () => void response.writeHead(200, {'content-type': 'text/html'}).write('<p>Each'),
      '/huge': () => {
        response.writeHead(200, {'content-type': 'text/html'})
        for (let index = 0; index < 7; index += 1) response.write(huge)
        response.end()
      },
      '/bomb': () => html(gzipSync(Buffer.alloc(20_000_000)), {'content-encoding': 'gzip'}),
      '/zipped': () => html(gzipSync(page), {'content-encoding': 'gzip'}),
      '/lying-zip': () => html(page, {'content-encoding': 'gzip'}),
      '/lying-length': () => {
        response.writeHead(200, {'content-type': 'text/html', 'content-length': 5000}).write(page)
        setTimeout(() => response.destroy(), 50)
      },
      '/lying-type': () => html(Buffer.from([0x89, 0x50, 0, 0, 1])),
      '/picture': () => response.writeHead(200, {'content-type': 'image/png'}).end('x'),
      '/broken': () => response.writeHead(503).end(),
      '/secret-1/x': () => html(page),
    }
    const step = /^\/many(\d+)$/u.exec(path)
    if (step) response.writeHead(302, {location: `/many${Number(step[1]) + 1}`}).end()
    answers[path]?.()
  })
  const names = ['kept', 'plain', 'gone', 'missing', 'changed', 'hidden', 'unseen', 'seen', 'longer', 'joined', 'moved', 'beside', 'loop', 'plain-http', 'slow', 'huge', 'bomb', 'zipped', 'lying-zip', 'lying-length', 'lying-type', 'picture', 'broken', 'many1']
  const at = (path: string): string => `https://127.0.0.1:${port}/${path}`
  const cwd = makeFolder(factsOf({...Object.fromEntries(names.map((name) => [name, at(name)])), 'secret': at('secret-1/x'), 'kept-bare': at('kept'), 'refused': 'https://127.0.0.1:1/'}))
  const ran = await sources(cwd, [...online, '--timeout', '5'])
  expect({code: ran.code, err: ran.err.replace(/^.*Warning.*\n?/gmu, '')}).toEqual({code: 1, err: ''})
  const gone = `quote-gone: Unexpected page without the words "${quote}", expected them: read it and verify the fact`
  const out = (why: string): string => `unreachable: Unexpected source that nobody can look at: ${why}`
  expect(told(ran)).toEqual({
    'kept': 'kept: Its words stand',
    'kept-bare': 'no-quote: It is there; no words of it were kept to look for',
    'plain': 'kept: Its words stand',
    'zipped': 'kept: Its words stand',
    'beside': 'kept: Its words stand',
    'gone': 'gone: Unexpected answer 410, expected 200',
    'missing': 'gone: Unexpected answer 404, expected 200',
    'changed': gone,
    'hidden': gone,
    'unseen': gone,
    'seen': 'kept: Its words stand',
    'longer': gone,
    'joined': gone,
    'moved': `moved-host: Unexpected host \`localhost:${port}\`, expected \`127.0.0.1:${port}\`: the source is at https://localhost:${port}/kept now`,
    'loop': out('its redirects go round in a circle'),
    'many1': out('it redirects more than 5 times'),
    'plain-http': out('it redirects to `http://169.254.169.254/`, which is no https:// address'),
    'slow': out('it did not answer in whole within 5 s'),
    'huge': out('its answer is larger than 5 MB'),
    'bomb': out('its answer is larger than 5 MB'),
    'lying-zip': out('it cannot be fetched: incorrect header check'),
    'lying-length': out('its answer broke off'),
    'lying-type': out('its answer is no text but `text/html; charset=utf-8`'),
    'picture': out('its answer is no text but `image/png`'),
    'broken': 'unreachable: Unexpected answer 503, expected 200',
    'secret': out('robots.txt asks programs to stay away: a person has to read it'),
    'refused': out('its host refuses the connection'),
  })
  expect(requests.filter(({path}) => path.startsWith('/secret'))).toEqual([])
  expect(requests.filter(({path}) => path === '/robots.txt')).toHaveLength(2)
  expect(requests.every(({agent}) => /^copydesk\/\d+\.\d+\.\d+ \(/u.test(agent ?? ''))).toBe(true)
  const pretty = await sources(cwd, ['--online', '--allow-private', '--pause=0', '--fact', 'gone'])
  expect(pretty).toMatchObject({code: 1, out: `facts/f.yaml:4 error gone gone\n  ${at('gone')}\n  Unexpected answer 410, expected 200\n\n1 error, 0 warnings in 1 source.\n`})
})

test.skipIf(!hasOpenssl)('private addresses are refused, by name and by number, and a name is resolved once (needs openssl)', async () => {
  const {port, requests} = await serve((path, response) => void (path === '/kept' && response.writeHead(200, {'content-type': 'text/html'}).end(page)))
  const numbers = ['127.0.0.1', '[::1]', '10.0.0.1', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '[::ffff:127.0.0.1]', '[fe80::1]', '[fd00::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '2130706433', '0x7f.1']
  const dns = `const dns = require('node:dns/promises')
const answers = {'inner.example': [[{address: '93.184.216.34', family: 4}, {address: '10.0.0.1', family: 4}]], 'rebind.example': [[{address: '127.0.0.1', family: 4}], [{address: '10.9.9.9', family: 4}]]}
dns.lookup = async (host) => { const all = answers[host]; if (!all) throw Object.assign(new Error(host), {code: 'ENOTFOUND'}); return all.length > 1 ? all.shift() : all[0] }
require('node:dns').lookup = () => { throw new Error('resolved a second time') }
require('node:module').syncBuiltinESMExports()
`
  const cwd = makeFolder({...factsOf({...Object.fromEntries(numbers.map((host, index) => [`n${index}`, `https://${host}:${port}/kept`])), 'inner': 'https://inner.example/', 'rebind': `https://rebind.example:${port}/kept`, 'nowhere': 'https://nowhere.example/'}), 'dns.cjs': dns})
  const env = {NODE_OPTIONS: '--require ./dns.cjs'}
  const refused = await sources(cwd, ['--online', '--pause', '0', '--format', 'json'], env)
  expect(refused.code).toBe(2)
  for (const [fact, said] of Object.entries(told(refused))) {
    expect([fact, said]).toEqual([fact, fact === 'nowhere'
      ? 'unreachable: Unexpected source that nobody can look at: its host has no address'
      : expect.stringMatching(/^unreachable: .*which is no public address \(`--allow-private` allows it\)$/u)])
  }
  expect(requests).toEqual([])
  expect(told(await sources(cwd, [...online, '--fact', 'rebind'], env))).toEqual({rebind: 'kept: Its words stand'})
  expect(requests.map(({path}) => path)).toEqual(['/robots.txt', '/kept'])
})

test.skipIf(!hasOpenssl)('answers are kept: asked for once, and compared with the next (needs openssl)', async () => {
  let body = page
  const {port, requests} = await serve((path, response, request) => {
    if (path !== '/a') return
    if (request.headers['if-none-match'] === '"1"' && body === page) response.writeHead(304).end()
    else response.writeHead(200, {'content-type': 'text/html', 'etag': '"1"'}).end(body)
  })
  const cwd = makeFolder(factsOf({a: `https://127.0.0.1:${port}/a`}))
  const ask = async (...args: string[]): Promise<string> => told(await sources(cwd, [...online, ...args]))['a'] ?? ''
  const count = (): number => requests.filter(({path}) => path === '/a').length
  const folder = '.copydesk/sources'
  const age = (): void => {
    const file = join(cwd, folder, readdirSync(join(cwd, folder)).find((name) => name.endsWith('.json')) ?? '')
    execFileSync('sed', ['-i', 's/"fetched":"[^"]*"/"fetched":"2026-01-02T00:00:00.000Z"/', file])
  }
  expect([await ask(), count()]).toEqual(['kept: Its words stand', 1])
  expect([await ask(), count()]).toEqual(['kept: Its words stand', 1])
  expect(readFileSync(join(cwd, folder, '.gitignore'), 'utf8')).toBe('*\n')
  age()
  expect([await ask(), count(), requests.at(-1)?.match]).toEqual(['kept: Its words stand', 2, '"1"'])
  age()
  body = `${page}<p>More.</p>`
  expect([await ask(), count()]).toEqual(['body-changed: Its words stand, but the page has changed since 2026-01-02', 3])
  expect([await ask('--no-cache'), count()]).toEqual(['kept: Its words stand', 4])
})

test.skipIf(!hasOpenssl)('a host gets one request at a time, with a pause between (needs openssl)', async () => {
  const {port, requests} = await serve((path, response) => void (path !== '/robots.txt' && setTimeout(() => response.writeHead(200, {'content-type': 'text/plain'}).end(quote), 50)))
  const cwd = makeFolder(factsOf(Object.fromEntries(['a', 'b', 'c'].map((id) => [id, `https://127.0.0.1:${port}/${id}`]))))
  expect((await sources(cwd, ['--online', '--allow-private', '--pause', '0.3', '--no-cache'])).code).toBe(0)
  const gaps = requests.slice(1).map(({at}, index) => at - (requests[index]?.at ?? 0))
  expect(gaps).toHaveLength(3)
  expect(Math.min(...gaps)).toBeGreaterThan(290)
  expect(readdirSync(cwd)).not.toContain('.copydesk')
})

test.skipIf(!hasOpenssl)('a longer number is another number (needs openssl)', async () => {
  const cases = [['$0.04', '$0.045', 'quote-gone'], ['$4.', '$4.50.', 'quote-gone'], ['4 cents', '0.4 cents', 'quote-gone'], ['$20', '$20,000', 'quote-gone'], ['$0.04', '<b>$0.04</b>, 5', 'kept']] as const
  const {port} = await serve((path, response) => {
    const [, shown] = cases[Number(path.slice(1))] ?? []
    if (shown !== undefined) response.writeHead(200, {'content-type': 'text/html'}).end(`<p>One picture costs ${shown}</p>`)
  })
  const made = factsOf(Object.fromEntries(cases.map((_, index) => [`f${index}`, `https://127.0.0.1:${port}/${index}`])))
  const facts = cases.reduce((text, [words]) => text.replace(JSON.stringify(quote), JSON.stringify(words === '4 cents' ? words : `costs ${words}`)), made['facts/f.yaml'] ?? '')
  const found = told(await sources(makeFolder({...made, 'facts/f.yaml': facts}), online))
  expect(Object.values(found).map((said) => said.split(':')[0])).toEqual(cases.map(([, , state]) => state))
})

test.skipIf(!hasOpenssl)('what one host said of its page is not asked of another (needs openssl)', async () => {
  let moved = false
  const {port, requests} = await serve((path, response, request) => {
    if (path === '/robots.txt') return
    if (moved && path === '/a') response.writeHead(301, {location: `https://localhost:${port}/b`}).end()
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else response.writeHead(200, {'content-type': 'text/html', 'etag': '"1"'}).end(page)
  })
  const cwd = makeFolder(factsOf({a: `https://127.0.0.1:${port}/a`}))
  await sources(cwd, online)
  const folder = join(cwd, '.copydesk/sources')
  execFileSync('sed', ['-i', 's/"fetched":"[^"]*"/"fetched":"2026-01-02T00:00:00.000Z"/', join(folder, readdirSync(folder).find((name) => name.endsWith('.json')) ?? '')])
  moved = true
  expect(told(await sources(cwd, online))['a']).toMatch(/^moved-host: /u)
  expect(requests.filter(({path}) => path !== '/robots.txt').map(({path, match}) => [path, match])).toEqual([['/a', undefined], ['/a', '"1"'], ['/b', undefined]])
})
