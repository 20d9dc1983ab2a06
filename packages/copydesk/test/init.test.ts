import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {bin, makeFolder, runCopydesk} from './run-copydesk.ts'

const page = (matter = 'title: A'): string => `---\n${matter}\n---\n\nText.\n`
const registry = fileURLToPath(new URL('../../copydesk-registry-ai', import.meta.url))

/** A small repository of each system: what it shows of it, and what of its copydesk.yaml says so. */
const repositories: Record<string, readonly [files: Record<string, string>, seen: string, config: readonly string[]]> = {
  Astro: [
    {'astro.config.mjs': '', 'src/content/docs/a.md': page(), 'src/content/docs/b.mdx': page(), 'src/pages/index.md': page(), 'dist/x.md': 'x'},
    'Astro (astro.config.mjs): 2 guides in src/content/docs, 1 page in src/pages\n',
    ['guide: ["src/content/docs/**/*.{md,mdx}"]', 'page: [src/pages/**/*.md]', '- dist/**'],
  ],
  Docusaurus: [
    {'website/package.json': '{"dependencies": {"@docusaurus/core": "3"}}', 'website/docs/a.md': page('title: A\nsidebar_position: 1'), 'website/blog/b.mdx': page('authors: [x]'), 'website/versioned_docs/v1/a.md': page()},
    'Docusaurus (website/package.json): 1 guide in website/docs, 1 post in website/blog\n',
    ['guide: [website/docs/**/*.md]', 'post: [website/blog/**/*.mdx]', '- website/versioned_docs/**', 'front-matter: {}'],
  ],
  Hugo: [
    {'config.toml': '', 'archetypes/default.md': '+++\n+++\n', 'content/a.md': '+++\ntitle = "A"\n[params]\nlast_verified = 2026-01-02\n+++\n\nText.\n', 'content/b.md': page('kind: 3\nsummary: S\nreviewed-by: Ada')},
    'Hugo (config.toml): 2 guides in content\n',
    ['guide: [content/**/*.md]', '- archetypes/**', 'description: [description, summary]', 'kind: [] # another field of theirs', 'verification.date: [params.last_verified]', 'verification.by: [reviewed-by]'],
  ],
  Eleventy: [
    {'.eleventy.js': '', 'src/a.md': page('owner: [a, b]\nabout: what'), '_site/a.md': 'x'},
    'Eleventy (.eleventy.js): 1 guide in src\n',
    ['guide: [src/**/*.md]', '- _site/**', 'about: [] # another field of theirs', 'owner: [] # another field of theirs'],
  ],
  VitePress: [
    {'docs/.vitepress/config.ts': '', 'docs/a.md': page(), 'docs/guide/b.md': page('lastReviewed: 2026-01-01')},
    'VitePress (docs/.vitepress): 2 guides in docs\n',
    ['guide: [docs/**/*.md]', 'verification.date: [lastReviewed]'],
  ],
  MkDocs: [
    {'mkdocs.yml': 'docs_dir: "manual"\nmarkdown_extensions:\n  - x: !!python/name:y\n', 'manual/a.md': '# A\n'},
    'MkDocs (mkdocs.yml): 1 guide in manual\n',
    ['guide: [manual/**/*.md]'],
  ],
  plain: [
    {'guides/a.md': '# A\n', 'docs/b.markdown': '# B\n', 'README.md': '# R\n', 'node_modules/x/docs/c.md': 'x'},
    'plain Markdown (docs, guides): 1 guide in docs, 1 guide in guides\n',
    ['guide: [docs/**/*.markdown, guides/**/*.md]'],
  ],
}

test.each(Object.entries(repositories))('%s is known by its files, and nothing is demanded of its pages', async (_name, [files, seen, config]) => {
  const cwd = makeFolder(files)
  const ran = await runCopydesk(['init', '--dry-run'], {cwd})
  expect(ran.code).toBe(0)
  expect(ran.out.startsWith(seen)).toBe(true)
  for (const line of config) expect(ran.out).toContain(`${line}\n`)
  expect(ran.out).toMatch(/It finds nothing in \d pages?\.\n$/u)
  expect(existsSync(join(cwd, 'copydesk.yaml'))).toBe(false)
})

test('the folder that MkDocs names may have spaces, and none outside of the repository is looked at', async () => {
  for (const line of ['docs_dir: "my docs"', "docs_dir: 'my docs' # ours", 'docs_dir: my docs\r', 'docs_dir:  my docs  # ours']) {
    const cwd = makeFolder({'mkdocs.yml': `site_name: x\n${line}\nnav: []\n`, 'my docs/a b.md': '# A\n'})
    expect((await runCopydesk(['init', '--dry-run', '--no-clock'], {cwd})).out.split('\n')[0], line).toBe('MkDocs (mkdocs.yml): 1 guide in my docs')
  }
  for (const folder of ['..', '../../other', 'docs/../../other']) {
    const outside = makeFolder({'other/x.md': '# X\n', 'site/nested/mkdocs.yml': `docs_dir: ${folder}\n`, 'site/docs/a.md': '# A\n'})
    const ran = await runCopydesk(['init', '--dry-run', '--no-clock'], {cwd: join(outside, 'site/nested')})
    expect(ran, folder).toMatchObject({code: 0, out: expect.stringMatching(/^No site that is known[^]*It finds nothing in 0 pages\.\n$/u) as string})
  }
})

/** A repository whose pages name products that the shared registry knows. */
function stranger(): string {
  const cwd = makeFolder({
    'docusaurus.config.js': '',
    'docs/a.mdx': `${page('title: About gpt-image 2\nsidebar_position: 3')}\n<Tip title="Hi">\n  Ask GPT-image 2 or Chat GPT.\n</Tip>\n`,
    'docs/b.md': page(),
    'CHANGELOG.md': 'Chat GPT\n',
  })
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(registry, join(cwd, 'node_modules', 'copydesk-registry-ai'))
  return cwd
}

test('a stranger’s repository goes to a green gate, and a new mistake is caught', async () => {
  const cwd = stranger()
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd})
  expect(ran.err).toContain('Wrote copydesk.yaml, copydesk.baseline.yaml.')
  expect({code: ran.code, out: ran.out}).toMatchInlineSnapshot(`
    {
      "code": 0,
      "out": "Docusaurus (docusaurus.config.js): 2 guides in docs
    One page names products of copydesk-registry-ai.

    copydesk.yaml
      # The desk of these pages. All that it may say: https://www.npmjs.com/package/remark-copydesk
      # Packages and folders with names; later ones win.
      registry:
        - copydesk-registry-ai
      # Kinds of pages by their files. A page of no kind gets the rules of names only.
      kinds:
        guide: ["docs/**/*.{md,mdx}"]
      # Their front matter stays as it is: our field → their keys. What is not \`required\` is not demanded.
      front-matter: {}
      # Files that are no pages.
      ignore:
        - "**/CHANGELOG.md"
        - "**/HISTORY.md"
      # What stood here before: \`copydesk lint\` reports only what is new.
      baseline: copydesk.baseline.yaml

    It finds 3 errors in 1 of 2 pages:
      canonical-name  3 errors
    Most of them: docs/a.mdx (3)
    copydesk.baseline.yaml makes them known, so that \`copydesk lint\` reports only what is new.
    ",
    }
  `)
  expect(readFileSync(join(cwd, 'copydesk.baseline.yaml'), 'utf8')).toContain('docs/a.mdx')
  expect((await runCopydesk(['lint', '--no-clock'], {cwd})).code).toBe(0)
  writeFileSync(join(cwd, 'docs/b.md'), page().replace('Text.', 'Ask Chat GPT.'))
  const caught = await runCopydesk(['lint', '--no-clock'], {cwd})
  expect(caught.code).toBe(1)
  expect(caught.out).toMatch(/^docs\/b\.md:5:5 error canonical-name\n[^]*\n1 error/u)
  const again = await runCopydesk(['init', '--yes'], {cwd})
  expect(again).toMatchObject({code: 2, out: '', err: expect.stringContaining('Unexpected copydesk.yaml that is there already, expected none: edit it') as string})
  expect(await runCopydesk(['init', 'docs', '--yes'], {cwd})).toMatchObject({code: 2, err: expect.stringContaining('these pages belong to that desk') as string})
})

test('a registry of one’s own begins with a term as a comment, and may be one that is there', async () => {
  const cwd = makeFolder({'docs/a.md': '# A\n'})
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd})
  expect(ran.code).toBe(0)
  const names = readFileSync(join(cwd, 'registry/names.yaml'), 'utf8')
  expect((await runCopydesk(['lint', '--no-clock'], {cwd})).code).toBe(0)
  const used = makeFolder({'docs/a.md': 'Ask quill desk.\n', 'registry/own.yaml': names.replace(/^(?:vendors|terms): \[\]\n/gmu, (line) => line.replace(' []', '')).replaceAll(/^#(?= {2})/gmu, ' ')})
  const found = await runCopydesk(['init', '--yes', '--no-clock'], {cwd: used})
  expect(found.out).toContain('./registry has names of your own.')
  expect(found.out).toContain('canonical-name  1 error\n')
  expect(existsSync(join(used, 'registry/names.yaml'))).toBe(false)
})

test('a page that cannot be read is named, the others are looked at, and the exit code says so', async () => {
  const cwd = stranger()
  writeFileSync(join(cwd, 'docs/c.md'), new Uint8Array([0x41, 0x0a, 0xff]))
  const said = 'docs/c.md Unexpected bytes that are not UTF-8 in line 2 (byte 3), expected UTF-8: save the file in that encoding\n1 page could not be read: `copydesk lint` ends with 2 until that is mended, or `ignore` names it\n'
  const shown = await runCopydesk(['init', '--dry-run', '--no-clock'], {cwd})
  expect(shown).toMatchObject({code: 2, out: expect.stringContaining('It finds 3 errors in 1 of 2 pages:\n') as string, err: expect.stringContaining(said) as string})
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd})
  expect(ran).toMatchObject({code: 2, out: shown.out, err: expect.stringMatching(/ends with 2 [^\n]*\nWrote copydesk\.yaml, copydesk\.baseline\.yaml\./u) as string})
  expect(await runCopydesk(['lint', '--no-clock'], {cwd})).toMatchObject({code: 2, out: expect.stringContaining('No new findings in 2 files.') as string})
  writeFileSync(join(cwd, 'docs/c.md'), 'A right page.\n')
  expect((await runCopydesk(['lint', '--no-clock'], {cwd})).code).toBe(0)
})

test('a link that leads out of the workspace is named, and nothing of it is told', async () => {
  const outside = makeFolder({'secret.md': '---\nreviewed-by-password: x\n---\n\nChat GPT\n'})
  const cwd = stranger()
  mkdirSync(join(cwd, '.git'))
  writeFileSync(join(cwd, '.git/HEAD'), 'ref: refs/heads/main\n')
  symlinkSync(join(outside, 'secret.md'), join(cwd, 'docs/linked.md'))
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd})
  expect(ran).toMatchObject({code: 2, out: expect.stringContaining('It finds 3 errors in 1 of 2 pages:\n') as string, err: expect.stringContaining('docs/linked.md Unexpected link out of the workspace') as string})
  expect(readFileSync(join(cwd, 'copydesk.baseline.yaml'), 'utf8')).not.toContain('linked')
})

test('without a terminal and without --yes nothing is written', async () => {
  const cwd = makeFolder({'docs/a.md': '# A\n'})
  const ran = await runCopydesk(['init', '--no-clock'], {cwd, input: 'y\n'})
  expect(ran.code).toBe(2)
  expect(ran.err).toContain('Nothing was written: there is no terminal to ask at, `copydesk init --yes` writes\n')
  expect(existsSync(join(cwd, 'copydesk.yaml'))).toBe(false)
})

test('no file is replaced, and no wrong use passes', async () => {
  const cwd = stranger()
  writeFileSync(join(cwd, 'copydesk.baseline.yaml'), 'mine\n')
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd})
  expect(ran).toMatchObject({code: 2, err: expect.stringContaining('Unexpected copydesk.baseline.yaml that is there already, expected none') as string})
  expect(readFileSync(join(cwd, 'copydesk.baseline.yaml'), 'utf8')).toBe('mine\n')
  expect(existsSync(join(cwd, 'copydesk.yaml'))).toBe(false)
  expect((await runCopydesk(['init', 'nowhere'], {cwd})).err).toContain('Unexpected `nowhere`, expected a folder')
})

test('where one file cannot be written none is, and it is said which', async () => {
  const cwd = makeFolder({'docs/a.md': '# A\n', 'registry/other.txt': '', 'copydesk-registry/other.txt': ''})
  chmodSync(cwd, 0o777)
  chmodSync(join(cwd, 'copydesk-registry'), 0o555)
  const ran = await runCopydesk(['init', '--yes', '--no-clock'], {cwd, unprivileged: true})
  chmodSync(join(cwd, 'copydesk-registry'), 0o755)
  expect(ran).toMatchObject({code: 2, err: expect.stringMatching(/\ncopydesk-registry\/names\.yaml Unexpected failure to write it: permission denied\nNothing was written\.\n$/u) as string})
  expect(existsSync(join(cwd, 'copydesk.yaml'))).toBe(false)
})

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0

test.runIf(hasTerminal)('at a terminal it asks', () => {
  for (const [answer, written] of [['n', false], ['', true]] as const) {
    const cwd = makeFolder({'docs/a.md': '# A\n'})
    const {stdout, status} = spawnSync('script', ['-qec', `${process.execPath} ${bin} init --no-clock`, '/dev/null'], {cwd, input: `${answer}\n`, encoding: 'utf8'})
    expect(stdout).toContain('Write copydesk.yaml, registry/names.yaml? [Y/n]')
    expect({status, written: existsSync(join(cwd, 'copydesk.yaml'))}).toEqual({status: written ? 0 : 1, written})
  }
})
