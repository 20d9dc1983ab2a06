import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {root} from '../process.ts'
import type {Generator} from './site-generators.ts'
import type {MadePage} from './make-pages.ts'

/** Milliseconds from saving a page. */
export interface Seen {
  /** Until the server answers with what was saved. */
  readonly page: number
  /** Until everything that may depend on it is built too. */
  readonly site: number
}

/**
 * Serves our site, changes a sentence of some pages one after another, each time when the server is at
 * rest, and asks for each until the change is in it.
 */
export async function timeToSeen({cwd, env}: Generator, pages: readonly MadePage[], times: number): Promise<readonly Seen[]> {
  const port = await freePort()
  const script = `import(${JSON.stringify(join(root, 'packages/eleventy-plugin-copydesk/src/publish.ts'))}).then(({serve}) => serve({content: 'content', output: 'site', port: ${port}}))`
  const child = spawn(process.execPath, ['--conditions=@copydesk/source', '-e', script], {cwd, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']})
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (printed += data.toString()))
  const failed = new Promise<never>((_done, fail) => child.on('exit', (code) => fail(new Error(`Unexpected end of the server with ${code}:\n${printed}`))))
  const seen = async (path: string, text: string): Promise<void> => {
    while (!(await read(port, path)).includes(text)) await wait(5)
  }
  try {
    const builds = (): number => printed.split('[11ty] Wrote ').length - 1
    const built = async (count: number): Promise<void> => {
      while (builds() < count) await wait(5)
    }
    await Promise.race([failed, seen(addressOf(pages[0]), '</html>')])
    const found: Seen[] = []
    for (let index = 0; index < times; index += 1) {
      await wait(1000)
      const page = pages[Math.floor((index * pages.length) / times)]
      if (!page) break
      const file = join(cwd, 'content', page.path)
      const sign = `Sign ${index} of the bench.`
      const text = `${readFileSync(file, 'utf8')}\n${sign}\n`
      const before = builds()
      const from = performance.now()
      writeFileSync(file, text)
      await Promise.race([failed, seen(addressOf(page), sign)])
      const shown = performance.now() - from
      await Promise.race([failed, built(before + 1)])
      found.push({page: shown, site: performance.now() - from})
    }
    return found
  } finally {
    failed.catch(() => {})
    child.kill()
  }
}

function addressOf(page: MadePage | undefined): string {
  return `/${page?.path.replace(/\.md$/u, '/')}`
}

async function read(port: number, path: string): Promise<string> {
  return (await fetch(`http://localhost:${port}${path}`).catch(() => undefined))?.text() ?? ''
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, done))
  const {port} = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
