import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {root} from '../process.ts'
import type {Generator} from './site-generators.ts'
import type {MadePage} from './make-pages.ts'

/**
 * Serves our site, changes a sentence of some pages one after another, and asks for each until the
 * change is in it.
 *
 * @returns milliseconds from saving to seeing, a number for each page.
 */
export async function timeToSeen({cwd, env}: Generator, pages: readonly MadePage[], times: number): Promise<readonly number[]> {
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
    await Promise.race([failed, seen(addressOf(pages[0]), '</html>')])
    const found: number[] = []
    for (let index = 0; index < times; index += 1) {
      // The watcher takes what comes at once for one change.
      await wait(1000)
      const page = pages[Math.floor((index * pages.length) / times)]
      if (!page) break
      const file = join(cwd, 'content', page.path)
      const sign = `Sign ${index} of the bench.`
      const text = `${readFileSync(file, 'utf8')}\n${sign}\n`
      const from = performance.now()
      writeFileSync(file, text)
      await Promise.race([failed, seen(addressOf(page), sign)])
      found.push(performance.now() - from)
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
