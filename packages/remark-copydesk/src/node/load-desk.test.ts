import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {compileDesk} from '../desk/desk.ts'
import {exampleConfig, exampleRegistry} from '../example-desk.ts'
import {DeskError} from './desk-error.ts'
import {findConfig, loadDesk} from './load-desk.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true})
})

function makeFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-desk-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function errorsOf(files: Record<string, string>): string[] {
  const folder = makeFolder(files)
  try {
    loadDesk(join(folder, 'copydesk.yaml'), (path) => path.slice(folder.length + 1))
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return error.message.split('\n').map((line) => line.replaceAll(folder, '.'))
  }
  return []
}

test('folders and installed packages make one desk, and its files are known', () => {
  const folder = makeFolder({
    'copydesk.yaml': `\uFEFFregistry: [lumina-registry, ./registry]\n${exampleConfig}`,
    'registry/own.yaml': 'overlay:\n  - {term: lumina-paint, page: /paint/}\n',
    'registry/deep/more.yml': 'terms:\n  - {id: lumina-brush, name: Lumina Brush, layer: app, vendor: lumina}\n',
    'registry/readme.txt': 'not data',
    'node_modules/lumina-registry/package.json': '{"name": "lumina-registry", "version": "1.0.0", "copydesk": {"registry": "data"}}',
    'node_modules/lumina-registry/data/terms.yaml': exampleRegistry,
  })
  const loaded = loadDesk(join(folder, 'copydesk.yaml'))
  expect([...loaded.desk.terms.keys()]).toEqual(expect.arrayContaining(['lumina-paint', 'lumina-studio', 'lumina-brush']))
  expect(loaded.files).toHaveLength(4)
  expect(loaded.pagePath(join(folder, 'guides', 'a.md'))).toBe('guides/a.md')
  expect(findConfig(join(folder, 'registry', 'deep'))).toBe(join(folder, 'copydesk.yaml'))
})

test('collections are the folders that their entries stand for', () => {
  const folder = makeFolder({
    'copydesk.yaml': 'collections:\n  - {folder: ./guides/, title: All guides}\n  - docs/*/pages\n',
    'guides/a.md': '', 'docs/b/pages/a.md': '', 'docs/a/pages/a.md': '', 'docs/.c/pages/a.md': '', 'docs/c/other/a.md': '', 'docs/pages/a.md': '',
  })
  const read = (): unknown => loadDesk(join(folder, 'copydesk.yaml')).collections
  expect(read()).toEqual([{folder: 'guides', title: 'All guides'}, {folder: 'docs/a/pages'}, {folder: 'docs/b/pages'}])
  const before = loadDesk(join(folder, 'copydesk.yaml'))
  expect(loadDesk(join(folder, 'copydesk.yaml'), undefined, before)).toBe(before)
  rmSync(join(folder, 'docs/b'), {recursive: true})
  expect(loadDesk(join(folder, 'copydesk.yaml'), undefined, before).collections).toHaveLength(2)
  // To make the record all YAML is parsed: a desk with collections makes it no earlier than any other.
  expect(Object.getOwnPropertyDescriptor(loadDesk(join(folder, 'copydesk.yaml')), 'record')?.get).toBeTypeOf('function')
})

test.each<[string, Record<string, string>, string]>([
  ['no file', {}, 'copydesk.yaml:1:1 Unexpected failure to read it: '],
  ['a folder that is not there', {'copydesk.yaml': 'registry:\n  - ./nowhere\n'}, 'copydesk.yaml:2:5 Unexpected folder `nowhere`, expected one that is there'],
  ['a package that is not there', {'copydesk.yaml': 'registry: [lumina-registry]\n'}, 'copydesk.yaml:1:12 Unexpected registry `lumina-registry`, expected an installed package; install it, or write `./lumina-registry` for a folder'],
  ['a folder named like a package', {'copydesk.yaml': 'registry: [registry]\n', 'registry/a.yaml': ''}, 'did you mean the folder `./registry`?'],
  ['a package without a registry', {'copydesk.yaml': 'registry: [other]\n', 'node_modules/other/package.json': '{"name": "other"}'}, 'expected one whose package.json names a folder of its own as `copydesk.registry`'],
  ['an unknown rule', {'copydesk.yaml': 'rules:\n  canonical-names: off\n'}, 'copydesk.yaml:2:3 Unexpected rule `canonical-names`, did you mean `canonical-name`?'],
  ['an unknown option', {'copydesk.yaml': 'rules:\n  canonical-name: [error, {alow: [x]}]\n'}, 'copydesk.yaml:2:28 Unexpected key `alow`, did you mean `allow`?'],
  ['a collection that is not there', {'copydesk.yaml': 'collections: [guides, docs/*]\n', 'guides/a.md': ''}, 'copydesk.yaml:1:23 Unexpected collection `docs/*`, expected a folder that is there'],
  ['a collection in another', {'copydesk.yaml': 'collections: [guides, guides/*]\n', 'guides/one/a.md': ''}, 'copydesk.yaml:1:23 Unexpected collection `guides/one` beside `guides`, expected a page to stand in one collection'],
  ['a collection above the desk', {'copydesk.yaml': 'collections: [../guides]\n'}, 'copydesk.yaml:1:15 `collections.0`: expected a folder below this file, such as `guides`, or `docs/*` for each folder in `docs`'],
  ['an alias of nothing', {'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': 'terms:\n  - *lost\n'}, 'r/a.yaml:2:5 Unexpected alias `*lost`, expected an anchor `&lost` before it'],
  ['YAML nested without end', {'copydesk.yaml': `registry: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`}, 'Unexpected nesting deeper than the parser can follow, expected at most 200 levels'],
  ['a conflict of git', {'copydesk.yaml': 'ignore:\n<<<<<<< HEAD\n  - a/**\n=======\r\n  - b/**\n>>>>>>> topic\n'}, 'copydesk.yaml:2:1 Unexpected conflict that git left, expected one text'],
  ['YAML never closed', {'copydesk.yaml': `a:\n  ${'['.repeat(100)}\n`}, 'copydesk.yaml:3:1 Unexpected YAML: Flow sequence'],
  ['an error in a registry', {'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': 'terms:\n  - id: Not An Id\n'}, 'r/a.yaml:2:9 '],
])('%s', (_what, files, expected) => {
  const errors = errorsOf(files)
  expect(errors.join('\n')).toContain(expected)
  expect(errors.length).toBeLessThan(5)
})

test('every problem of every file is told at once', () => {
  const errors = errorsOf({'copydesk.yaml': 'registry: [./r, ./s]\nfacts: [./f]\n', 'r/a.yaml': 'termz: []\n', 's/a.yaml': 'layerz: []\n'})
  expect(errors).toHaveLength(3)
})

test('a wrong setting is told in the same run as a folder that is not there', () => {
  expect(errorsOf({'copydesk.yaml': 'registry: [./nowhere]\nrules: {canonical-names: off}\n'})).toEqual([
    'copydesk.yaml:1:12 Unexpected folder `nowhere`, expected one that is there',
    'copydesk.yaml:2:9 Unexpected rule `canonical-names`, did you mean `canonical-name`?',
  ])
})

test('a file that is no UTF-8 is a problem at its line', () => {
  const folder = makeFolder({'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': ''})
  writeFileSync(join(folder, 'r', 'a.yaml'), Buffer.concat([Buffer.from('# é\nterms: []\n# caf'), Buffer.from([0xe9, 0x0a])]))
  expect(() => loadDesk(join(folder, 'copydesk.yaml'), (path) => path.slice(folder.length + 1))).toThrow(expect.objectContaining({name: 'DeskError', problems: [{path: 'r/a.yaml', line: 3, column: 1, message: 'Unexpected bytes that are no UTF-8, expected the file saved as UTF-8'}]}))
})

test('a failure to read names no folder of the machine', () => {
  expect(errorsOf({})).toEqual(['copydesk.yaml:1:1 Unexpected failure to read it: ENOENT: no such file or directory'])
})

test('a desk without a term is noted', () => {
  const folder = makeFolder({'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': ''})
  expect(loadDesk(join(folder, 'copydesk.yaml'), () => 'copydesk.yaml').notes).toEqual(['The desk of copydesk.yaml knows no term: name a registry in it, or no name is ever found'])
  const full = makeFolder({'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': exampleRegistry})
  expect(loadDesk(join(full, 'copydesk.yaml')).notes).toEqual([])
})

test('choosers are read from their folder, and the pages that they recommend must be there', () => {
  const chooser = (page: string): string => `id: a\ntitle: A\nfirst: q\nquestions:\n  - {id: q, ask: Q, answers: [{id: x, text: X, recommend: r}, {id: y, text: Y, recommend: r}]}\nrecommendations:\n  - {id: r, title: R, page: ${page}, reasons: [Z]}\n`
  const files = {'copydesk.yaml': 'choosers: [./choosers]\nignore: [drafts/**]\n', 'guides/one.md': '# One\n', 'drafts/two.md': '# Two\n'}
  expect(errorsOf({...files, 'choosers/a.yaml': chooser('guides/one.md')})).toEqual([])
  expect(errorsOf({...files, 'choosers/a.yaml': chooser('guides/on.md')})).toEqual(['choosers/a.yaml:7:29 Unexpected page `guides/on.md`, expected one that is there, did you mean `guides/one.md`?'])
  expect(errorsOf({...files, 'choosers/a.yaml': chooser('drafts/two.md')})).toEqual(['choosers/a.yaml:7:29 Unexpected page `drafts/two.md`, expected one that is there'])
  expect(errorsOf({'copydesk.yaml': 'choosers: [./chosers]\n'})).toEqual(['copydesk.yaml:1:12 Unexpected folder `chosers`, expected one that is there'])
})

test('a desk goes through JSON and comes out the same, without comments and folders', () => {
  const folder = makeFolder({'copydesk.yaml': `# For us only\nregistry: [./r]\nfacts: [./f]\n${exampleConfig}`, 'r/a.yaml': exampleRegistry, 'r/empty.yaml': '# nothing\n', 'f/facts.yaml': 'facts: []\n'})
  const {desk, record} = loadDesk(join(folder, 'copydesk.yaml'))
  const json = JSON.stringify(record)
  expect(json).not.toMatch(/For us only|copydesk-desk-/u)
  const {desk: again, problems} = compileDesk(JSON.parse(json))
  expect(problems).toEqual([])
  for (const part of ['config', 'layers', 'vendors', 'terms', 'facts', 'pages', 'ids'] as const) expect(again?.[part]).toEqual(desk[part])
  expect(compileDesk({config: {path: 'copydesk.yaml', text: '', value: {kinds: 3}}}).problems).toEqual([expect.objectContaining({path: 'copydesk.yaml', line: 1, column: 1})])
})

test('a text that is not saved yet stands for what is on the disk', () => {
  const folder = makeFolder({
    'copydesk.yaml': `registry: [./registry]\n${exampleConfig}`,
    'registry/own.yaml': exampleRegistry,
  })
  const config = join(folder, 'copydesk.yaml')
  const own = join(folder, 'registry', 'own.yaml')
  const open = new Map([[own, exampleRegistry.replaceAll('Lumina Studio', 'Lumina Workshop')]])
  const loaded = loadDesk(config, undefined, undefined, undefined, (path) => open.get(path))
  expect(loaded.desk.terms.get('lumina-studio')?.name).toBe('Lumina Workshop')
  expect([...loaded.roles]).toEqual([[config, 'config'], [own, 'registry']])
  expect(loadDesk(config).desk.terms.get('lumina-studio')?.name).toBe('Lumina Studio')
  open.set(own, 'terms: [')
  try {
    loadDesk(config, undefined, loaded, undefined, (path) => open.get(path))
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(DeskError)
    expect([...(error as DeskError).roles.keys()]).toEqual([config, own])
  }
})

test('a manual names pages that are there, each once', () => {
  const manual = (pages: string): string => `site: {name: x, manual: {title: x, groups: [{title: x, pages: ${pages}}]}}\n`
  const files = {'docs/one.md': '# One\n', 'docs/deep/two.md': '# Two\n', 'drafts/three.md': '# Three\n', '.copydeskignore': 'drafts\n'}
  const errorsIn = (pages: string): string[] => errorsOf({...files, 'copydesk.yaml': manual(pages)})
  expect(errorsIn('[docs/one.md, ./docs/deep/]')).toEqual([])
  expect(errorsIn('[docs/on.md]')).toEqual(['copydesk.yaml:1:64 Unexpected page `docs/on.md`, expected one that is there, or a folder of some, did you mean `docs/one.md`?'])
  expect(errorsIn('[drafts]')).toEqual(['copydesk.yaml:1:64 Unexpected page `drafts`, expected one that is there, or a folder of some'])
  expect(errorsIn('[docs/one.md, docs]')).toEqual(['copydesk.yaml:1:77 Unexpected second place of `docs/one.md`, expected one'])
})
