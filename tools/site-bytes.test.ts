import {globSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {build} from '../packages/eleventy-plugin-copydesk/src/publish.ts'
import {root} from './process.ts'

test('a guide comes whole in the first flight of a connection: 14 kB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  try {
    const output = join(folder, 'site')
    await build({content: join(root, 'content'), output, now: '2026-11-23'})
    const guides = globSync('guides/*/index.html', {cwd: output})
    expect(guides.length).toBeGreaterThan(0)
    for (const path of guides) expect(gzipSync(readFileSync(join(output, path))).length, path).toBeLessThanOrEqual(14 * 1024)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
})
