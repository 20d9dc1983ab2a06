import {spawn} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {loadDesk} from 'remark-copydesk/node'
import {beforeAll, describe, expect, test} from 'vitest'
import {sitemapFiles} from '../src/outputs/sitemap.ts'
import {indexCount, writeIndex} from '../src/search-index.ts'
import {buildCollection, joinCollections} from '../src/publish.ts'
import type {Site} from '../src/site.ts'
import {launchChromium} from './checks/chromium.ts'
import {testEveryFile} from './checks/every-file.ts'
import {serveFolder} from './checks/served.ts'
import {luminaCopy, publishedFolder, readSite, temporaryFolder} from './site.ts'

const now = '2026-11-23'
const collections = ['decisions', 'guides', 'notes/desk']
const command = join(import.meta.dirname, '..', 'bin', 'copydesk-publish.js')

function guide(title: string, text: string): string {
  return `---\ntitle: ${title}\ndescription: What it says.\nabout: [lumina-studio, lumina-paint]\nverification: {date: 2026-11-20, by: the editors}\n---\n\n${text}\n`
}

/** The fixture cut in three, with links from each part to the others, and a page that stands in none. */
function content(changes: Readonly<Record<string, string>> = {}): string {
  const folder = luminaCopy({
    'notes/desk/links.md': '# Links of the desk\n\nRead [the decision](../../decisions/paint.md#who-it-is-for), [the guide](/guides/paint-or-studio/), [a name](/terms/lumina-paint/), [all decisions](/decisions/) and [what is about us](../../about.md).\n',
    'guides/more.md': guide('More', 'See [the links](../notes/desk/links.md), [the other guide](paint-or-studio.md) and [a decision](../decisions/paint.md#who-it-is-for).'),
    'index-of-links.md': '# Into the parts\n\n[A decision](decisions/chroma.md), [a list](/notes/desk/).\n',
    'notes/desk/picture.json': '{}\n',
    ...changes,
  })
  const desk = join(folder, 'copydesk.yaml')
  writeFileSync(desk, readFileSync(desk, 'utf8').replace('site:\n', `collections:\n  - decisions\n  - {folder: guides, title: The guides, description: One question each.}\n  - notes/*\nsite:\n  url: https://desk.example/\n`))
  return folder
}

/** Every file of a folder, bytes and all. */
function bytesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => statSync(join(folder, name)).isFile())
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name), 'base64')]))
}

async function partsOf(folder: string, options: {readonly now?: string; readonly pathPrefix?: string} = {}): Promise<string[]> {
  const place = temporaryFolder()
  const parts: string[] = []
  for (const {folder: collection} of loadDesk(join(folder, 'copydesk.yaml')).collections) {
    const output = join(place, collection)
    await buildCollection({content: folder, collection, output, now, ...options})
    parts.push(output)
  }
  return parts
}

async function joined(folder: string, parts: readonly string[], options: {readonly now?: string; readonly pathPrefix?: string} = {}): Promise<string> {
  const output = join(temporaryFolder(), 'site')
  await joinCollections({content: folder, parts, output, now, ...options})
  return output
}

function run(...words: readonly string[]): Promise<{code: number | null; said: string}> {
  return runIn(process.cwd(), ...words)
}

function runIn(cwd: string, ...words: readonly string[]): Promise<{code: number | null; said: string}> {
  return runNode([command, ...words], cwd)
}

function runNode(words: readonly string[], cwd: string): Promise<{code: number | null; said: string}> {
  return new Promise((done) => {
    const child = spawn(process.execPath, words, {cwd, stdio: ['ignore', 'ignore', 'pipe']})
    let said = ''
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    child.on('close', (code) => done({code, said}))
  })
}

async function must(...words: readonly string[]): Promise<void> {
  const {code, said} = await run(...words)
  if (code !== 0) throw new Error(said)
}

describe('collections that were built each by a process of its own, and joined', () => {
  const folder = content()
  const place = temporaryFolder()
  const site = join(place, 'site')
  let whole = ''

  beforeAll(async () => {
    const parts = collections.map((collection) => join(place, collection))
    await Promise.all(collections.map((collection, index) => must('build', folder, '--collection', collection, '--output', parts[index] ?? '', '--now', now)))
    // In another order than that of the desk, one by itself and two by the folders that they are in.
    await must('join', folder, join(place, 'notes'), ...parts.slice(0, 2).toReversed(), '--output', site, '--now', now)
    whole = await publishedFolder(folder, {now})
  })

  test('are the site that is built at once, byte for byte: pages, feeds, site map, search', () => {
    const [parted, atOnce] = [bytesOf(site), bytesOf(whole)]
    expect([...parted.keys()]).toEqual([...atOnce.keys()])
    expect([...parted].filter(([path, bytes]) => atOnce.get(path) !== bytes).map(([path]) => path)).toEqual([])
    expect([...parted.keys()]).toEqual(expect.arrayContaining(['guides/paint-or-studio/index.html', 'guides/index.html', 'guides.md', 'notes/desk/links/index.html', 'feed.xml', 'due.ics', 'sitemap.xml', 'llms.txt', 'terms/lumina-paint/index.html', '_headers', '404.html', 'pagefind/pagefind.js']))
    expect([...parted.keys()].filter((path) => path.includes('copydesk-collection') || path.startsWith('.site'))).toEqual([])
  })

  test('have one front page that names them, and each page says in which it stands', () => {
    const files = readSite(site)
    const home = files.get('/index.html') ?? ''
    expect(home).toMatch(/<a href="\/guides\/">The guides<\/a><\/h3><p>One question each\. Pages: 2</u)
    expect(home).toMatch(/<a href="\/notes\/desk\/">Desk<\/a><\/h3><p>Pages: 1</u)
    expect(home).toContain('>About this desk<')
    expect(home).not.toContain('/guides/paint-or-studio/"')
    expect(files.get('/guides/paint-or-studio/index.html')).toMatch(/<li><a href="\/">Home<\/a><\/li><li><a href="\/guides\/">The guides<\/a><\/li><li><span aria-current="page">/u)
    expect(files.get('/guides/index.html')).toContain('href="/guides/paint-or-studio/"')
    expect(files.get('/sitemap.xml')).toContain('<loc>https://desk.example/notes/desk/links/</loc>')
    expect(files.get('/llms.txt')).toContain('[The guides](https://desk.example/guides.md)')
    expect(files.get('/freshness/index.html')).toContain('href="/decisions/paint/"')
  })

  test.each([
    ['one index', 100, 1],
    ['several indexes, where one would take too much memory', 8, 4],
  ])('are searched as one, by %s', async (_, most, count) => {
    const folder = join(temporaryFolder(), 'site')
    cpSync(site, folder, {recursive: true})
    const published = new Set([...readSite(folder).keys()].filter((path) => path.endsWith('.html')).map((path) => path.replace(/index\.html$/u, '')))
    const own = {published, terms: [], pages: [], desk: {}} as unknown as Site
    expect(indexCount(own, most)).toBe(count)
    await writeIndex(own, folder, most)
    const form = readFileSync(join(folder, 'search/index.html'), 'utf8')
    writeFileSync(join(folder, 'search/index.html'), form.replace(' data-root=', ` data-indexes="${count}" data-root=`))
    const browser = await launchChromium()
    const served = await serveFolder(folder)
    try {
      const page = await browser.newPage()
      for (const [query, address] of [['exact instructions', '/decisions/paint/'], ['Paint or Studio', '/guides/paint-or-studio/'], ['links of the desk', '/notes/desk/links/'], ['into the parts', '/index-of-links/']]) {
        await page.goto(`${served.origin}/search/?q=${encodeURIComponent(query ?? '')}`)
        await page.locator(`#page\\:results a[href="${address}"]`).waitFor()
      }
    } finally {
      await browser.close()
      served.close()
    }
  })

  describe('as files', () => {
    testEveryFile(async () => site, {prefix: '/', origin: 'https://desk.example'})
  })
})

describe('a join', () => {
  let folder = ''
  let parts: string[] = []
  beforeAll(async () => {
    folder = content()
    parts = await partsOf(folder)
  })

  /** Copies of the parts that a test may change. */
  function copies(): string[] {
    const place = temporaryFolder()
    return parts.map((part, index) => {
      const copy = join(place, collections[index] ?? '')
      cpSync(part, copy, {recursive: true})
      return copy
    })
  }

  const emptied = ([first = '']: readonly string[]): string => {
    const place = join(first, '..')
    for (const name of readdirSync(place)) rmSync(join(place, name), {recursive: true})
    return place
  }
  const withFile = (place: string, path: string): string => {
    mkdirSync(join(place, path, '..'), {recursive: true})
    writeFileSync(join(place, path), '')
    return place
  }
  const linked = (place: string): string => {
    symlinkSync(parts[0] ?? '', join(place, 'linked'))
    return place
  }

  type CollectionRecord = Record<'version' | 'extra', number> & Record<'tool' | 'desk' | 'settings' | 'pathPrefix' | 'today' | 'collection', string> & {expected: string[]; pages: [{source: string; address: string}]; files: [{path: string}]}

  function changed(part: string, change: (record: CollectionRecord) => void): void {
    const file = join(part, 'copydesk-collection.json')
    const record = JSON.parse(readFileSync(file, 'utf8')) as CollectionRecord
    change(record)
    writeFileSync(file, JSON.stringify(record))
  }

  const page = 'chroma/index.html'

  test.each<[string, (parts: string[]) => unknown, RegExp]>([
    ['a folder that is not there', (all) => rmSync(all[0] ?? '', {recursive: true}), /`.*decisions`: there is no such folder/u],
    ['a folder that is no part', (all) => rmSync(join(all[0] ?? '', 'copydesk-collection.json')), /it has no `copydesk-collection.json`/u],
    ['a record cut short', (all) => writeFileSync(join(all[0] ?? '', 'copydesk-collection.json'), '{"version": 1, "tool'), /is no JSON/u],
    ['a record of another form', (all) => changed(all[0] ?? '', (record) => (record.version = 2)), /not as this version writes it \(version: /u],
    ['an unknown key', (all) => changed(all[0] ?? '', (record) => (record.extra = 2)), /not as this version writes it .*extra/u],
    ['a page that leads outside', (all) => changed(all[0] ?? '', (record) => (record.pages[0].source = '../../secret.md')), /pages\.0\.source: expected a path inside the part/u],
    ['a file that leads outside', (all) => changed(all[0] ?? '', (record) => (record.files[0].path = '../evil.html')), /files\.0\.path: expected a path inside the part/u],
    ['a whole path', (all) => changed(all[0] ?? '', (record) => (record.files[0].path = '/etc/passwd')), /files\.0\.path: expected a path inside the part/u],
    ['an address of another host', (all) => changed(all[0] ?? '', (record) => (record.pages[0].address = '//evil.example/')), /pages\.0\.address/u],
    ['a missing file', (all) => rmSync(join(all[0] ?? '', 'decisions', page)), /`decisions\/chroma\/index\.html` is missing; build it again/u],
    ['a file cut short', (all) => writeFileSync(join(all[0] ?? '', 'decisions', page), '<!doctype'), /`decisions\/chroma\/index\.html` is not what was built/u],
    ['a file of somebody else', (all) => writeFileSync(join(all[0] ?? '', 'extra.html'), ''), /`extra\.html` is no file of this build/u],
    ['a link to another file', (all) => symlinkSync('/etc/hostname', join(all[0] ?? '', 'host.txt')), /`host\.txt` is no plain file/u],
    ['another version of the tool', (all) => changed(all[0] ?? '', (record) => (record.tool = '0.0.1')), /version 0\.0\.1 of the publisher built it/u],
    ['another desk', (all) => changed(all[0] ?? '', (record) => (record.desk = '0'.repeat(64))), /built by another desk/u],
    ['another configuration', (all) => changed(all[0] ?? '', (record) => (record.settings = '0'.repeat(64))), /built by another Eleventy configuration/u],
    ['another path prefix', (all) => changed(all[0] ?? '', (record) => (record.pathPrefix = '/x/')), /path prefix `\/x\/`, and this is `\/`/u],
    ['a day to come', (all) => changed(all[0] ?? '', (record) => (record.today = '2026-11-24')), /built on 2026-11-24, after the day of this build/u],
    ['a theme of other options', (all) => changed(all[0] ?? '', (record) => record.expected.push('/assets/other.css')), /its pages link to `\/assets\/other\.css`, which this site does not have/u],
    ['a collection twice', (all) => all.push(all[0] ?? ''), /the collection `decisions`, as `.*decisions` does/u],
    ['an unknown collection', (all) => changed(all[0] ?? '', (record) => (record.collection = 'other')), /the collection `other`, which copydesk\.yaml does not name/u],
    ['a collection without a part', (all) => all.shift(), /lack of a part for `decisions`/u],
    ['an empty folder', (all) => all.splice(0, 3, emptied(all)), /Unexpected part `[^`]+`: it is empty, expected a folder that .* or one with such folders in it/u],
    ['a folder with no part in it', (all) => all.splice(0, 3, withFile(emptied(all), 'guides/index.html')), /Unexpected part `[^`]+`: it has no `copydesk-collection\.json`/u],
    ['a folder that is no part among parts', (all) => all.splice(0, 3, withFile(join(all[0] ?? '', '..'), 'notes/lost/index.html')), /Unexpected folder `.*notes\/lost` among parts, expected a part: it has no `copydesk-collection\.json`; build it again, or remove it/u],
    ['a link among parts', (all) => all.splice(0, 3, linked(join(all[0] ?? '', '..'))), /Unexpected part `.*linked`: there is no such folder/u],
    ['a folder with a part that is cut short', (all) => {
      rmSync(join(all[0] ?? '', 'decisions', page))
      all.splice(0, 3, join(all[0] ?? '', '..'))
    }, /decisions`: `decisions\/chroma\/index\.html` is missing/u],
    ['no part at all', (all) => all.splice(0), /lack of parts for `decisions`, `guides`, `notes\/desk`/u],
  ])('refuses %s, and leaves what is published', async (_, spoil, message) => {
    const all = copies()
    spoil(all)
    const output = join(temporaryFolder(), 'site')
    mkdirSync(output)
    writeFileSync(join(output, 'index.html'), 'as it was')
    await expect(joinCollections({content: folder, parts: all, output, now})).rejects.toThrow(message)
    expect(readSite(output)).toEqual(new Map([['/index.html', 'as it was']]))
    expect(readdirSync(join(output, '..'))).toEqual(['site'])
  }, 30_000)

  test('takes the parts below a folder, and not what lies beside them or is left over from another day', async () => {
    const [first = ''] = copies()
    const place = join(first, '..')
    writeFileSync(join(place, 'guides.seal'), '{}')
    withFile(place, '.site-of-a-build-that-goes-on/index.html')
    cpSync(join(place, 'guides'), join(place, 'older', 'names'), {recursive: true})
    changed(join(place, 'older', 'names'), (record) => (record.collection = 'names'))
    const site = join(temporaryFolder(), 'site')
    const {code, said} = await run('join', folder, place, '--output', site, '--now', now)
    expect({code, said}).toEqual({code: 0, said: `Left out \`${place}/older/names\`: it holds the collection \`names\`, which copydesk.yaml does not name\n`})
    expect(bytesOf(site)).toEqual(bytesOf(await joined(folder, parts)))
  })

  test('takes parts of an earlier day: their pages count their age on the day they are read', async () => {
    const site = await joined(folder, parts, {now: '2026-11-25'})
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('datetime="2026-11-25"')
    expect(readFileSync(join(site, 'guides/paint-or-studio/index.html'), 'utf8')).toContain('datetime="2026-11-23"')
  }, 30_000)

  test('refuses parts of an earlier day where no script counts their age', async () => {
    const own = content({'eleventy.config.mjs': `import copydesk from ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))}\nexport default (config) => config.addPlugin(copydesk, {script: false})\n`})
    const all = await partsOf(own)
    await joined(own, all)
    await expect(joined(own, all, {now: '2026-11-24'})).rejects.toThrow(/with `script: false` its pages say the ages of that day; build it again on 2026-11-24/u)
  })

  test('refuses links to what no part has, each with its place, and says where a page stands that moved', async () => {
    const own = content({
      'guides/lost.md': guide('Lost', 'See [nothing](/decisions/nowhere/),\n[a file](../decisions/gone.md) and [one that moved](../notes/desk/moved.md).'),
      'notes/desk/moved.md': '---\npermalink: /elsewhere/\n---\n\n# Moved\n',
    })
    const all = await partsOf(own)
    const message = await joined(own, all).then(() => '', (error: unknown) => (error as Error).message)
    expect(message.split('\n')).toEqual([
      'guides/lost.md:8:5  error  Unexpected link to `/decisions/nowhere/`, expected a page of this site  site-link',
      'guides/lost.md:9:1  error  Unexpected link to `../decisions/gone.md`, expected a page of this site  site-link',
      'guides/lost.md:9:36  error  Unexpected link to `../notes/desk/moved.md`, expected a page of this site: `notes/desk/moved.md` stands at `/elsewhere/`, so link to that  site-link',
      '3 links lead nowhere. Nothing was published.',
    ])
  })

  test('refuses one address in two collections', async () => {
    const own = content({
      'notes/desk/one.md': '---\npermalink: /same/\n---\n\n# One\n',
      'notes/two/other.md': '---\npermalink: /same/\n---\n\n# Other\n',
    })
    await expect(joined(own, await partsOf(own))).rejects.toThrow('Unexpected second `/same.md` of the collection `notes/two`, expected one: the collection `notes/desk` has it too')
    const beside = content({'beside.md': '---\npermalink: /guides/more/\n---\n\n# Beside\n'})
    await expect(joined(beside, await partsOf(beside))).rejects.toThrow('Unexpected second `/guides/more.md` of the collection `guides`, expected one: what stands in no collection has it too')
  })

  test('takes a file that several builds copy, and refuses two of one name', async () => {
    const config = (from: string): string => `import copydesk from ${JSON.stringify(join(import.meta.dirname, '../src/index.ts'))}\nexport default (config) => {\n  config.addPlugin(copydesk)\n  config.addPassthroughCopy(${from})\n}\n`
    const shared = content({'eleventy.config.mjs': config("{'./notes/desk/picture.json': 'picture.json'}")})
    const place = process.cwd()
    try {
      process.chdir(shared)
      const all = await partsOf('.')
      expect(all.filter((part) => existsSync(join(part, 'picture.json')))).toHaveLength(3)
      expect(readFileSync(join(await joined('.', all), 'picture.json'), 'utf8')).toBe('{}\n')
      const [first = ''] = all
      writeFileSync(join(first, 'picture.json'), '{"other": 1}\n')
      const file = JSON.parse(readFileSync(join(first, 'copydesk-collection.json'), 'utf8')) as {files: {path: string; bytes: number; sha256: string}[]}
      const {createHash} = await import('node:crypto')
      for (const one of file.files) if (one.path === 'picture.json') Object.assign(one, {bytes: 13, sha256: createHash('sha256').update('{"other": 1}\n').digest('hex')})
      writeFileSync(join(first, 'copydesk-collection.json'), JSON.stringify(file))
      await expect(joined('.', all)).rejects.toThrow('Unexpected second file `picture.json` of the collection `decisions`, expected one: what stands in no collection has another there')
    } finally {
      process.chdir(place)
    }
  })
})

describe('one collection', () => {
  test('that the desk does not name is refused', async () => {
    const output = join(temporaryFolder(), 'part')
    await expect(buildCollection({content: content(), collection: 'guide', output})).rejects.toThrow('Unexpected collection `guide`, expected `guides`. Nothing was published.')
    await expect(buildCollection({content: content(), collection: 'elsewhere', output})).rejects.toThrow('Unexpected collection `elsewhere`, expected one of `decisions`, `guides`, `notes/desk`. Nothing was published.')
    await expect(buildCollection({content: luminaCopy(), collection: 'guides', output})).rejects.toThrow('Unexpected collection `guides`, expected one that `collections` in copydesk.yaml names')
    expect(existsSync(output)).toBe(false)
  }, 30_000)

  test('refuses a link to a page that it should have itself', async () => {
    await expect(buildCollection({content: content({'guides/lost.md': guide('Lost', '[Here](gone.md)')}), collection: 'guides', output: join(temporaryFolder(), 'part'), now})).rejects.toThrow('Unexpected link to `gone.md`, expected a page of this site')
  }, 30_000)

  test('is not read by the build of another: nothing of a page there changes its bytes', async () => {
    const build = async (own: string): Promise<Map<string, string>> => {
      const output = join(temporaryFolder(), 'part')
      await buildCollection({content: own, collection: 'guides', output, now})
      return bytesOf(output)
    }
    const before = await build(content())
    expect(before.size).toBeGreaterThan(4)
    expect(await build(content({'decisions/chroma.md': '# Not even right: ChatGPT\n\n[Nowhere](/x/)\n', 'decisions/new.md': '---\n{{ broken\n', 'other.md': '# Other\n'}))).toEqual(before)
  })
})

describe('copydesk-publish', () => {
  test.each([
    [[], 'Unexpected lack of a command, expected `build` or `join`\n'],
    [['biuld', 'content'], 'Unexpected command `biuld`, expected `build`\n'],
    [['publish', 'content'], 'Unexpected command `publish`, expected `build` or `join`\n'],
    [['build'], 'Unexpected lack of a content folder'],
    [['build', 'content'], 'Unexpected lack of --output'],
    [['build', 'content', 'more', '--output', 'x'], 'Unexpected argument `more` of build'],
    [['join', 'content', '--output', 'x', '--collection', 'guides'], 'Unexpected --collection of join'],
    [['build', 'content', '--output', 'x', '--path-prefix', 'guides'], 'Unexpected --path-prefix `guides`'],
    [['build', 'content', '--ouput', 'x'], 'Unexpected option `--ouput`, expected `--output`\n'],
    [['build', 'content', '--output', 'x', '--colection=guides'], 'Unexpected option `--colection`, expected `--collection`\n'],
    [['build', 'content', '-o', 'x'], 'Unexpected option `-o`, expected `--output`\n'],
    [['build', 'content', '--watch'], 'Unexpected option `--watch`, expected `--output`, `--collection`, `--path-prefix`, `--now`, `--help` or `--version`\n'],
    [['build', 'content', '--output'], 'Unexpected `--output` without a value, expected `--output FOLDER`\n'],
    [['build', 'content', '--output='], 'Unexpected `--output` without a value, expected `--output FOLDER`\n'],
    [['build', 'content', '--output', '--collection', 'guides'], 'Unexpected `--output` without a value, expected `--output FOLDER`\n'],
    [['build', 'content', '--help=yes'], 'Unexpected value `yes` for `--help`, expected none\n'],
    [['build', 'no-such-folder', '--output', 'no-such-site'], 'Unexpected content folder `no-such-folder`, expected one that is there\n'],
    [['build', 'packages', '--output', '/proc/no-such/site'], 'Unexpected output folder in `/proc/no-such`, expected one that can be made: '],
    [['build', 'packages', '--output', 'no-such-site', '--now', 'today'], 'Unexpected date `today`, expected a day of the calendar as YYYY-MM-DD\n'],
  ])('%j is wrong use', async (words, message) => {
    const {code, said} = await run(...words)
    expect(said).toContain(message)
    expect(said).toContain('copydesk-publish --help')
    expect(code).toBe(2)
  })

  test('ends as `copydesk lint` does: 2 for a collection that is not there and a broken desk, 1 for errors in pages', async () => {
    const output = join(temporaryFolder(), 'site')
    const lint = join(import.meta.dirname, '..', '..', 'copydesk', 'bin', 'copydesk.js')
    const both = async (own: string, collection: string): Promise<readonly {readonly code: number | null; readonly said: string}[]> => [await run('build', own, '--collection', collection, '--output', output), await runNode([lint, 'lint', '--collection', collection], own)]
    for (const {code, said} of await both(content(), 'guide')) expect({code, said}).toMatchObject({code: 2, said: expect.stringContaining('Unexpected collection `guide`, expected `guides`') as string})
    for (const {code, said} of await both(content({'copydesk.yaml': 'colections: [guides]\n'}), 'guides')) expect({code, said}).toMatchObject({code: 2, said: expect.stringContaining('copydesk.yaml:1:1 Unexpected key `colections`, did you mean `collections`?') as string})
    for (const {code} of await both(content({'guides/wrong.md': '# Wrong\n\nLumina Paints 2.0\n'}), 'guides')) expect(code).toBe(1)
    expect(existsSync(output)).toBe(false)
  })

  test.each<[string, (place: string) => string[], string]>([
    ['the content', (own) => ['build', own, '--output', own], '` is in it'],
    ['what holds the content', (own) => ['build', join(own, 'guides'), '--output', own], 'guides` is in it'],
    ['a collection', (own) => ['build', own, '--collection', 'guides', '--output', join(own, 'guides')], '` is in it, and no page that was published'],
    ['what holds parts', (own) => ['join', own, join(own, 'guides'), '--output', join(own, 'guides')], '` is in it'],
    ['a file', (own) => ['build', own, '--output', join(own, 'copydesk.yaml')], 'it is a file'],
    ['a repository', (own) => ['build', own, '--output', join(own, 'pages')], 'it has a `.git`'],
    ['the working directory', (own) => ['build', join(own, 'guides'), '--output', '.'], '`.` is in it'],
  ])('replaces no folder that is no site: %s', async (_, words, message) => {
    const own = content({'pages/.git/HEAD': '', 'pages/index.html': '', 'elsewhere/index.html': ''})
    const before = bytesOf(own)
    const {code, said} = await runIn(join(own, 'elsewhere'), ...words(own))
    expect(said).toContain('expected a new folder or an earlier site')
    expect(said).toContain(message)
    expect(code).toBe(2)
    expect(bytesOf(own)).toEqual(before)
  })
})

describe('a site map', () => {
  const site = (paths: readonly string[]): Site => ({published: new Set(paths), desk: {facts: new Map()}, pages: [], termsPath: '/terms/', absolute: (path: string) => `https://desk.example${path}`}) as unknown as Site
  const addressesIn = (text: string): string[] => Array.from(text.matchAll(/<loc>https:\/\/desk\.example(.*?)<\/loc>/gu), ([, path = '']) => path)

  test('of any size has every address once, in files that the protocol allows, and an index where there are several', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^\/[a-z&]{1,30}\/$/u), {maxLength: 60}), fc.integer({min: 1, max: 20}), fc.integer({min: 250, max: 2000}), (paths, addresses, bytes) => {
      const [first, ...rest] = sitemapFiles(site(paths), '/sitemap.xml', {addresses, bytes})
      const files = rest.length === 0 ? [first] : rest
      if (rest.length > 0) expect(addressesIn(first.text)).toEqual(rest.map(({path}) => path))
      expect(rest.map(({path}) => path)).toEqual(rest.map((_, index) => `/sitemap-${index + 1}.xml`))
      expect(files.flatMap(({text}) => addressesIn(text).map((path) => path.replaceAll('&amp;', '&')))).toEqual(paths.toSorted())
      for (const {text} of files) {
        expect(addressesIn(text).length).toBeLessThanOrEqual(addresses)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes)
      }
    }))
  })

  test('of 50,001 addresses is an index of two', () => {
    const files = sitemapFiles(site(Array.from({length: 50_001}, (_, index) => `/${index}/`)), '/sitemap.xml')
    expect(files.map(({path, text}) => [path, addressesIn(text).length])).toEqual([['/sitemap.xml', 2], ['/sitemap-1.xml', 50_000], ['/sitemap-2.xml', 1]])
  })
})

