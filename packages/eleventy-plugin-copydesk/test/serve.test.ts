import {spawn} from 'node:child_process'
import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import type {IncomingMessage} from 'node:http'
import {createServer} from 'node:net'
import {dirname, join} from 'node:path'
import {text} from 'node:stream/consumers'
import {afterEach, expect, test} from 'vitest'
import {luminaCopy, published, readSite} from './site.ts'

let child: ChildProcess | undefined
let printed = ''

afterEach(() => {
  child?.kill()
})

/** Serves a folder from a process of its own, in the folder above it. */
function start(content: string, port: number): Promise<number | null> {
  const script = `import(${JSON.stringify(join(import.meta.dirname, '../src/publish.ts'))}).then(({serve}) => serve({content: 'content', output: 'site', port: ${port}, now: '2026-11-23'})).catch((error) => { console.error(error.message); process.exit(1) })`
  const started = spawn(process.execPath, ['--conditions=@copydesk/source', '-e', script], {cwd: dirname(content), env: {...process.env, NODE_OPTIONS: ''}})
  child = started
  printed = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data: Buffer) => (printed += data.toString()))
  return new Promise((done) => started.on('exit', done))
}

test('while somebody writes, findings are printed and the last good page stays', async () => {
  const content = luminaCopy()
  const port = await freePort()
  void start(content, port)
  const page = async (path: string): Promise<string> => (await fetch(`http://localhost:${port}${path}`).catch(() => undefined))?.text() ?? ''
  await until(async () => (await page('/decisions/studio/')).includes('Everyone else.'))
  await watched(content)
  writeFileSync(join(content, 'decisions/studio.md'), '# No front matter\n')
  writeFileSync(join(content, 'about.md'), 'Something new, and Lumina Gouache.\n')
  await until(async () => (await page('/about/')).includes('Something new'))
  await until(() => printed.includes('content/decisions/studio.md:1:1 error front-matter'))
  // A page that is just being written is empty for a moment.
  await until(async () => (await page('/decisions/studio/')).includes('Everyone else.'))
  writeFileSync(join(content, 'registry/more.yaml'), 'terms:\n  - {id: gouache, name: Lumina Gouache, layer: model, vendor: lumina}\n')
  await until(async () => (await page('/terms/')).includes('Lumina Gouache'))
  writeFileSync(join(content, 'registry/more.yaml'), 'terms:\n  - {id: gouache, nmae: Lumina Gouache, layer: model, vendor: lumina}\n')
  await until(() => printed.includes('content/registry/more.yaml:2:19 Unexpected key `nmae`, did you mean `name`?'))
  expect(await page('/terms/')).toContain('Lumina Gouache')
})

test('a page or a name that is gone is gone from the site, its lists and its folder', async () => {
  const content = luminaCopy({'registry/more.yaml': 'terms:\n  - {id: gouache, name: Lumina Gouache, layer: model, vendor: lumina}\n', 'notes.md': 'Lumina Gouache is new.\n'})
  const port = await freePort()
  void start(content, port)
  const get = (path: string): Promise<Response | undefined> => fetch(`http://localhost:${port}${path}`).catch(() => undefined)
  const page = async (path: string): Promise<string> => (await get(path))?.text() ?? ''
  await until(async () => (await page('/terms/gouache/')).includes('Lumina Gouache'))
  await watched(content)
  await until(async () => (await page('/')).includes('/decisions/chroma/'))
  rmSync(join(content, 'decisions/chroma.md'))
  await until(async () => (await get('/decisions/chroma/'))?.status === 404)
  // What lists it is written a moment later.
  await until(async () => {
    const home = await page('/')
    return home.includes('/decisions/paint/') && !home.includes('/decisions/chroma/')
  })
  await until(() => !existsSync(join(dirname(content), 'site-preview/decisions/chroma')))
  rmSync(join(content, 'registry/more.yaml'))
  await until(async () => (await get('/terms/gouache/'))?.status === 404)
  await until(async () => {
    const terms = await page('/terms/')
    return terms.includes('Lumina Paint') && !terms.includes('Lumina Gouache')
  })
  const lost = await navigate(port, '/nowhere/')
  expect(lost).toContain('There is no such page')
  expect(lost).toContain('src="/.11ty/reload-client.js"></script>')
  expect(lost).not.toMatch(/<script[^>]*>[^<]/u)
})

test('whatever is changed, the site is in the end what a build from nothing makes', async () => {
  const content = luminaCopy({'_includes/copydesk/page.njk': '<!doctype html><title>Own</title>{{ content | safe }}', 'notes.md': '# Notes\n\nAs they were.\n'})
  const port = await freePort()
  void start(content, port)
  const page = async (path: string): Promise<string> => (await fetch(`http://localhost:${port}${path}`).catch(() => undefined))?.text() ?? ''
  const change = (file: string, edit: (text: string) => string): void => writeFileSync(join(content, file), edit(readFileSync(join(content, file), 'utf8')))
  await until(async () => (await page('/')).includes('</html>'))
  await watched(content)
  change('decisions/studio.md', (text) => `${text}\nOne sentence more.\n`)
  await until(async () => (await page('/decisions/studio/')).includes('One sentence more.'))
  change('notes.md', (text) => text.replace('As they were.', 'As they are.'))
  await until(async () => {
    const notes = await page('/notes/')
    return notes.includes('As they are.') && notes.includes('<title>Own</title>')
  })
  change('decisions/paint.md', (text) => text.replace('title: Lumina Paint 2.0', 'title: Painting'))
  await until(async () => (await page('/decisions/chroma/')).includes('Painting') || (await page('/')).includes('Painting'))
  change('registry/registry.yaml', (text) => text.replace('name: Lumina Studio', 'name: Lumina Atelier'))
  await until(async () => (await page('/terms/')).includes('Lumina Atelier'))
  change('registry/registry.yaml', (text) => text.replace('name: Lumina Atelier', 'name: Lumina Studio'))
  await until(async () => !(await page('/terms/')).includes('Lumina Atelier'))
  change('facts/facts.yaml', (text) => text.replace(/statement: (\w)/u, 'statement: Today $1'))
  await until(async () => (await page('/freshness/')).includes('Today '))
  const fresh = await published(content)
  await until(() => {
    const served = readSite(join(dirname(content), 'site-preview'))
    return served.size === fresh.size && Array.from(fresh).every(([path, text]) => served.get(path) === text)
  })
})

test('a page that never was without errors shows them, on the writer’s own machine', async () => {
  const content = luminaCopy({'guides/new.md': '# <New>\n'})
  const port = await freePort()
  void start(content, port)
  const page = async (): Promise<string> => (await fetch(`http://localhost:${port}/guides/new/`).catch(() => undefined))?.text() ?? ''
  await until(async () => (await page()).includes('Held back'))
  expect(await page()).toContain('guides/new.md:1:1 error front-matter')
})

test('a taken port gets a clear message and exit code 1', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) => taken.listen(0, () => done(portOf(taken))))
  try {
    expect(await start(luminaCopy(), port)).toBe(1)
    expect(printed).toContain(`Unexpected port ${port}, on which something listens already`)
  } finally {
    taken.close()
  }
})

/** Eleventy’s watcher says that it is ready before it has looked into every folder: a page is touched until it hears of it. */
async function watched(content: string): Promise<void> {
  let next = 0
  await until(() => {
    if (Date.now() > next) {
      next = Date.now() + 2000
      utimesSync(join(content, 'decisions/studio.md'), new Date(), new Date())
    }
    return printed.includes('File changed: ./content/decisions/studio.md')
  })
}

/** What a browser gets that goes to an address; `fetch` would say that it is none. */
async function navigate(port: number, path: string): Promise<string> {
  const [response] = (await once(request({port, path}).end(), 'response')) as [IncomingMessage]
  return text(response)
}

function portOf(server: ReturnType<typeof createServer>): number {
  return (server.address() as {port: number}).port
}

async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await new Promise<number>((done) => probe.listen(0, () => done(portOf(probe))))
  await new Promise((done) => probe.close(done))
  return port
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Unexpected wait of two minutes, expected the change to be published\n${printed}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}
