import {hash} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {copydesk} from '../content-lint.ts'
import {run} from '../process.ts'
import {pagePath, repositoryFiles, writeRepository} from './make-repository.ts'

const tiny = {pages: 203, collections: 3, terms: 40, facts: 4, seed: 1}

test('the same seed makes the same bytes, another one others, and more pages change none', () => {
  const made = [...repositoryFiles(tiny)]
  expect([...repositoryFiles(tiny)]).toEqual(made)
  // The bytes of today: figures that name a seed stay comparable.
  expect(hash('sha256', made.map(({path, text}) => `${path}\n${text}`).join('')).slice(0, 16)).toMatchInlineSnapshot(`"0ad95309e7b58d8f"`)
  const pageOf = (files: Iterable<{path: string; text: string}>): string | undefined => [...files].find(({path}) => path === pagePath(1, 5))?.text
  const own = pageOf(made)
  expect(pageOf(repositoryFiles({...tiny, pages: 400}))).toBe(own)
  expect(pageOf(repositoryFiles({...tiny, seed: 2}))).not.toBe(own)
  const pages = made.filter(({path}) => path.startsWith('docs/'))
  expect(pages).toHaveLength(203)
  // As content/docs/at-scale.md says.
  expect(Math.round(pages.reduce((sum, {text}) => sum + Buffer.byteLength(text), 0) / pages.length / 1000)).toBe(5)
  expect(new Set(made.map(({path}) => path)).size).toBe(made.length)
})

test('a generated repository is sound but for the names that are wrong on purpose', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-wide-'))
  try {
    writeRepository(folder, {...tiny, pages: 300})
    const {code, stdout, output} = await run(process.execPath, [copydesk, 'lint', '--now', '2026-11-23', '--format', 'json'], {cwd: folder})
    const found = (JSON.parse(stdout) as {messages: {ruleId: string}[]}[]).flatMap(({messages}) => messages.map(({ruleId}) => ruleId))
    expect({code, found}, output.slice(0, 500)).toEqual({code: 1, found: ['canonical-name', 'canonical-name', 'canonical-name']})
  } finally {
    rmSync(folder, {recursive: true})
  }
})
