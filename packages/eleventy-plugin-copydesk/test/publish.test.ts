import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {build} from '../src/publish.ts'
import {brokenReferences} from './checks/references.ts'
import {fixture, luminaCopy, published, readSite, temporaryFolder} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ')

describe('a content folder', () => {
  let site = new Map<string, string>()
  beforeAll(async () => {
    site = await published(fixture('lumina'))
  })

  test('is published at its addresses, and nothing else is', () => {
    expect([...site.keys()].map((path) => path.replace(/-[0-9a-f]{10}\./u, '-HASH.')).toSorted()).toEqual([
      '/.copydeskignore',
      '/404.html',
      '/_headers',
      '/about.md',
      '/about/index.html',
      '/assets/ages-HASH.js',
      '/assets/chooser-HASH.js',
      '/assets/compare-HASH.js',
      '/assets/copydesk-HASH.css',
      '/assets/desk-HASH.json',
      '/assets/icon-HASH.svg',
      '/assets/playground-HASH.css',
      '/assets/playground-HASH.js',
      '/assets/playground-worker-HASH.js',
      '/assets/search-HASH.css',
      '/assets/search-HASH.js',
      '/choose.md',
      '/choose/index.html',
      '/choose/names.md',
      '/choose/names/index.html',
      '/choose/pictures.md',
      '/choose/pictures/index.html',
      '/compare.md',
      '/compare/index.html',
      '/compare/lumina-paint--lumina-studio.md',
      '/compare/lumina-paint--lumina-studio/index.html',
      '/compare/terms.json',
      '/corrections.md',
      '/corrections/index.html',
      '/decisions/chroma.md',
      '/decisions/chroma/index.html',
      '/decisions/paint.md',
      '/decisions/paint/index.html',
      '/decisions/studio.md',
      '/decisions/studio/index.html',
      '/due.ics',
      '/freshness.md',
      '/freshness/index.html',
      '/guides/paint-or-studio.md',
      '/guides/paint-or-studio/index.html',
      '/index.html',
      '/llms.txt',
      '/methodology.md',
      '/methodology/index.html',
      '/playground.md',
      '/playground/index.html',
      '/robots.txt',
      '/search/index.html',
      '/terms.md',
      '/terms/chroma.md',
      '/terms/chroma/index.html',
      '/terms/index.html',
      '/terms/layer/app.md',
      '/terms/layer/app/index.html',
      '/terms/layer/model.md',
      '/terms/layer/model/index.html',
      '/terms/lumina-paint.md',
      '/terms/lumina-paint/index.html',
      '/terms/lumina-studio.md',
      '/terms/lumina-studio/index.html',
      '/terms/vendor/chroma.md',
      '/terms/vendor/chroma/index.html',
      '/terms/vendor/lumina.md',
      '/terms/vendor/lumina/index.html',
    ])
  })

  test('every page has one first heading and one main', () => {
    for (const [path, markup] of pagesOf(site)) {
      expect(markup.match(/<h1\b/gu), path).toHaveLength(1)
      expect(markup.match(/<main\b/gu), path).toHaveLength(1)
      const ids = Array.from(markup.matchAll(/ id="([^"]*)"/gu), ([, id]) => id)
      expect(new Set(ids).size, path).toBe(ids.length)
    }
  })

  test('braces in a text are text', () => {
    expect(site.get('/guides/paint-or-studio/index.html')).toContain('{{ braces }} and {% tags %}')
  })

  test('a card has category, score with its scale, summary, date with its state, and a link', () => {
    const cards = site.get('/index.html')?.split('<li class="entry').map(visibleText)
    const card = cards?.find((text) => text.includes('Takes exact instructions'))
    expect(card).toContain('Image generators')
    expect(card).toContain('9.1 out of 10')
    expect(card).toContain('Stale: may be out of date; was due by 21 July 2026')
    expect(card).toContain('Facts carried over from 22 April 2026; text written since')
    expect(site.get('/index.html')).toContain('<a href="/decisions/paint/">Lumina Paint 2.0</a>')
  })

  test('a decision page says who scored it and by what', () => {
    const text = visibleText(site.get('/decisions/paint/index.html'))
    expect(text).toContain('Score 9.1 out of 10')
    expect(text).toContain('the editors of an earlier guide; rubric unknown')
    expect(visibleText(site.get('/decisions/studio/index.html'))).toContain('Score 9.0 out of 10')
  })

  test('a page whose text is not the one that was verified says so', () => {
    expect(visibleText(site.get('/decisions/chroma/index.html'))).toContain('Facts verified 20 July 2026; text edited since')
  })

  test('a page about something without facts says that nothing is on record', () => {
    expect(visibleText(site.get('/decisions/chroma/index.html'))).toContain('No sourced fact is on record')
  })

  test('a term has its layer, vendor, ids with their ends, siblings, forms and sources', () => {
    const text = visibleText(site.get('/terms/lumina-paint/index.html'))
    for (const part of ['model layer', 'Lumina Brush', 'lumina-paint-1', 'shuts down 1 December 2026', 'shut down 1 March 2026', 'Lumina Studio', 'Lumina Paints 2.0', 'Paint documentation', 'stored copy, age unknown']) expect(text).toContain(part)
    expect(visibleText(site.get('/terms/lumina-studio/index.html'))).toContain('depends on what is meant: Lumina Paint 2.0 or Lumina Studio')
  })

  test('a link to a Markdown file leads to its page', () => {
    expect(site.get('/guides/paint-or-studio/index.html')).toContain('<a href="/decisions/studio/">decision page of the app</a>')
  })
})

test.each([
  ['2026-07-21', 'Fresh: to be reviewed by 21 July 2026'],
  ['2026-07-22', 'Due for review: was due by 21 July 2026'],
  ['2026-10-20', 'Stale: may be out of date; was due by 21 July 2026'],
])('on %s a page of 22 April 2026 says: %s', async (now, words) => {
  const zone = process.env['TZ']
  process.env['TZ'] = 'America/Los_Angeles'
  try {
    const studio = readFileSync(join(fixture('lumina'), 'decisions/studio.md'), 'utf8').replace('2026-09-20', '2026-07-20')
    const markup = (await published(luminaCopy({'decisions/studio.md': studio}), {now})).get('/decisions/paint/index.html')
    expect(visibleText(markup)).toContain(words)
    expect(markup).toContain('<time datetime="2026-04-22">22 April 2026</time>')
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('two builds of one day are the same, byte for byte', async () => {
  expect(await published(fixture('lumina'))).toEqual(await published(fixture('lumina')))
})

test('under a path prefix every address has it', async () => {
  const site = await published(fixture('lumina'), {pathPrefix: '/desk/'})
  for (const [path, markup] of pagesOf(site)) {
    for (const [, address] of markup.matchAll(/(?:href|src)="(\/[^"]*)"/gu)) expect(address, path).toMatch(/^\/desk\//u)
  }
})

describe('an error', () => {
  test('stops the build with its message, and the last good site stays', async () => {
    const content = luminaCopy()
    const output = join(temporaryFolder(), 'site')
    await build({content, output, now: '2026-11-23'})
    const good = readSite(output)
    writeFileSync(join(content, 'decisions/new.md'), '# New\n')
    await expect(build({content, output, now: '2026-11-23'})).rejects.toThrow(/decisions\/new\.md:1:1 error front-matter\n {2}Unexpected page without front matter.*\n {2}why: /u)
    expect(readSite(output)).toEqual(good)
  })

  test('in the registry stops it too', async () => {
    const content = luminaCopy({'registry/more.yaml': 'terms:\n  - {id: x, name: X, layer: model, vendor: lumina, vairants: []}\n'})
    await expect(published(content)).rejects.toThrow(/more\.yaml:2:\d+ Unexpected key `vairants`, did you mean `variants`\?/u)
  })

  test('of a link that leads nowhere stops it too', async () => {
    const content = luminaCopy({'about.md': 'See [this](guides/nothing.md) and [that](/nothing/).\n'})
    await expect(published(content)).rejects.toThrow(/about\.md:1:5 error site-link\n {2}Unexpected link to `guides\/nothing\.md`[^]*about\.md:1:35 error site-link/u)
  })
})

test('a fact that a note cites with its source stands there and not again below', async () => {
  const note = '[^f:studio-by-plan]: Lumina Studio is sold by subscription. Read on 20 April 2026, no source on record.\n'
  const text = readFileSync(join(fixture('lumina'), 'guides/paint-or-studio.md'), 'utf8').replace('people open, and', 'people open[^f:studio-by-plan], and')
  const markup = (await published(luminaCopy({'copydesk.yaml': `${readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8')}rules: {fact-note: off}\n`, 'guides/paint-or-studio.md': `${text}\n${note}`}))).get('/guides/paint-or-studio/index.html')
  expect(visibleText(markup)).toContain('Other facts on record')
  const [before = '', log = ''] = (markup ?? '').split('<section aria-labelledby="page:changes">')
  expect(visibleText(before).split('sold by subscription')).toHaveLength(2)
  expect(visibleText(log)).toContain('20 April 2026, Read at the sourceLumina Studio is sold by subscription.')
  expect(visibleText(markup)).toContain('Lumina Paint 2.0 is metered by tokens.')
})

test('a page is what the lint takes for one', async () => {
  const ignored = {'.gitignore': 'drafts/\n', '.copydeskignore': 'private.md\nwidget.mdx\n'}
  const content = luminaCopy({
    ...ignored,
    'notes.markdown': 'A note with [a page](guides/paint-or-studio.md).\n',
    'guides/long.markdown': '---\ntitle: Long\ndescription: A long one.\nabout: [chroma]\nverification: {date: 2026-10-20, by: the editors}\n---\n\nHello {{ braces }}\n',
    'drafts/one.md': '# One\n',
    'private.md': '# Private\n',
    'widget.mdx': '# Widget\n',
    'node_modules/x/README.md': '# X\n',
  })
  const site = await published(content)
  expect(visibleText(site.get('/notes/index.html'))).toContain('A note with a page.')
  expect(site.get('/notes/index.html')).toContain('href="/guides/paint-or-studio/"')
  expect(visibleText(site.get('/guides/long/index.html'))).toContain('Hello {{ braces }}')
  expect([...site.keys()].filter((path) => /drafts|private|widget|README/u.test(path))).toEqual([])
})

test('a page that is linted and cannot be published says so', async () => {
  await expect(published(luminaCopy({'widget.mdx': '# Widget\n'}))).rejects.toThrow(/widget\.mdx:1:1 error site-page\n {2}Unexpected page with the ending `\.mdx`, expected `\.md` or `\.markdown`/u)
})

test('names are those that the pages use, and what these are taken for', async () => {
  const more = `terms:
  - {id: gouache, name: Lumina Gouache, layer: model, vendor: lumina, siblings: [gouache-app]}
  - {id: gouache-app, name: Lumina Gouache App, layer: app, vendor: lumina, siblings: [gouache, tempera]}
  - {id: tempera, name: Lumina Tempera, layer: app, vendor: lumina}
`
  const content = luminaCopy({'registry/more.yaml': more, 'notes.md': 'Lumina Gouache is new.\n'})
  const site = await published(content)
  expect(site.has('/terms/gouache/index.html')).toBe(true)
  expect(visibleText(site.get('/terms/gouache-app/index.html'))).toContain('Lumina Tempera')
  expect([...site].filter(([path, markup]) => path.startsWith('/terms/tempera') || markup.includes('/terms/tempera'))).toEqual([])
  expect(brokenReferences(site)).toEqual([])
  writeFileSync(join(content, 'eleventy.config.js'), 'export default (config) => config.addPlugin(globalThis.copydeskPlugin, {names: \'all\'})\n')
  Object.assign(globalThis, {copydeskPlugin: copydesk})
  const all = await published(content)
  expect(all.has('/terms/tempera/index.html')).toBe(true)
  expect(all.get('/terms/index.html')).toContain('Every product name in the registry')
})

test('front matter that is a program does not run', async () => {
  const content = luminaCopy({'evil.md': '---js\nglobalThis.copydeskWasHere = true\nconst title = "x"\n---\n\nHello\n'})
  await expect(published(content)).rejects.toThrow('Unexpected front matter in another language')
  expect('copydeskWasHere' in globalThis).toBe(false)
})

test('a page cannot leave the output folder', async () => {
  await expect(published(luminaCopy({'evil.md': '---\npermalink: ../../evil.html\n---\n\nHello\n'}))).rejects.toThrow('expected one inside the site')
})

test('titles and registry entries are text, whatever they hold', async () => {
  const evil = '</title><script>alert(1)</script><img src=x onerror=alert(1)>'
  const site = await published(luminaCopy({
    'guides/evil.md': `---\ntitle: '${evil}'\ndescription: '${evil}" onload="alert(1)'\nabout: [evil]\nverification: {date: 2026-04-22, by: '${evil}'}\n---\n\nHello\n`,
    'registry/evil.yaml': `terms:\n  - {id: evil, name: '${evil}', layer: model, vendor: lumina, summary: '\`${evil}\`', note: '${evil}', variants: ['x${evil}']}\n`,
  }))
  expect([...site.keys()]).toContain('/terms/evil/index.html')
  for (const [path, markup] of pagesOf(site)) {
    expect(markup, path).not.toMatch(/<script(?! type="application\/ld\+json">|(?: type="module")? src="\/assets\/[\w-]+\.js"(?: defer)?>)|<img/u)
    expect(markup.replace(/="[^"]*"/gu, '='), path).not.toMatch(/<[^>]*\son\w+=/u)
  }
})

test('a layout of the site’s own wins', async () => {
  const content = luminaCopy({'_includes/copydesk/term.njk': 'MINE {{ copydeskTerm }}', '_includes/copydesk/guide.11ty.js': 'export default (data) => `OWN ${data.copydesk.page.title}`\n'})
  const site = await published(content)
  expect(site.get('/terms/chroma/index.html')).toBe('MINE chroma')
  expect(site.get('/guides/paint-or-studio/index.html')).toContain('OWN Lumina Paint 2.0 or Lumina Studio')
})

test('a front page of the site’s own wins', async () => {
  const site = await published(luminaCopy({'index.md': '# My own front\n'}))
  expect(visibleText(site.get('/index.html'))).toContain('My own front')
})

function pagesOf(site: ReadonlyMap<string, string>): [string, string][] {
  return [...site].filter(([path]) => path.endsWith('.html'))
}
