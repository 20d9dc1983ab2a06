import {appendFileSync, existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {createNodesV2} from '../src/create-nodes.ts'
import {Workspace} from './workspace.ts'

const cached = ['lint', 'due', 'publish']
const collections = ['docs-guides', 'docs-reference-api', 'docs-reference-cli']
const docs = [...collections, 'docs']
const tasks = (projects: readonly string[], targets: readonly string[] = cached): string[] =>
  projects.flatMap((project) => targets.filter((target) => target !== 'publish' || project !== 'handbook').map((target) => `${project}:${target}`)).toSorted()

let workspace: Workspace
const edit = (path: string, text = '\nA line more.\n'): void => appendFileSync(join(workspace.folder, path), text)

async function ownWorkspace(): Promise<Workspace> {
  const own = Workspace.make()
  onTestFinished(() => own.remove())
  await own.commit()
  return own
}

describe('what Nx runs again', () => {
  beforeAll(async () => {
    workspace = Workspace.make()
    await workspace.commit()
  })

  afterAll(() => workspace.remove())

  test('everything at first, then nothing', async () => {
    expect(await workspace.ran(cached)).toEqual(tasks([...docs, 'handbook']))
    expect(existsSync(join(workspace.folder, 'dist/copydesk/site/docs/guides/one/index.html'))).toBe(true)
    expect(await workspace.ran(cached)).toEqual([])
  }, 300_000)

  test.each<[string, string[]]>([
    ['docs/guides/one.md', tasks(['docs-guides', 'docs'])],
    ['docs/index.md', tasks(['docs']).concat(tasks(collections, ['publish'])).toSorted()],
    ['docs/guides/.copydeskignore', tasks(['docs-guides', 'docs'])],
    ['docs/guides/picture.svg', tasks(['docs-guides', 'docs'], ['publish'])],
    ['docs/_includes/picture.svg', tasks(docs, ['publish'])],
    ['docs/registry/own.yaml', tasks(docs)],
    ['node_modules/quill-registry/registry/quill.yaml', tasks([...docs, 'handbook'])],
    ['handbook/NOTES.MD', tasks(['handbook'])],
    ['README.md', []],
  ])('after a change of %s: what goes by it', async (path, expected) => {
    mkdirSync(dirname(join(workspace.folder, path)), {recursive: true})
    edit(path, path.endsWith('ignore') || path.endsWith('.yaml') ? '\n# A remark.\n' : undefined)
    expect(await workspace.ran(cached)).toEqual(expected)
  })

  test('on another day: what shows a day; on the first again: nothing', async () => {
    expect(await workspace.ran(cached, {SOURCE_DATE_EPOCH: '1777680000'})).toEqual([...tasks([...docs, 'handbook'], ['due']), ...tasks(docs, ['publish'])].toSorted())
    expect(await workspace.ran(cached)).toEqual([])
  })

  test('affected are the collections that a change touches, and those that go by the data that it touches', async () => {
    await workspace.commit()
    const affected = async (): Promise<string[]> => {
      const {output} = await workspace.nx(['show', 'projects', '--affected', '--base=HEAD', '--json'])
      await workspace.git('checkout', '--quiet', '.')
      return (JSON.parse(output) as string[]).toSorted()
    }
    edit('docs/guides/one.md')
    expect(await affected()).toEqual(['docs', 'docs-guides'])
    edit('handbook/index.md')
    expect(await affected()).toEqual(['handbook'])
    edit('docs/registry/own.yaml', '# A remark.\n')
    expect(await affected()).toEqual(docs.toSorted())
    workspace.write('package-lock.json', '{"name": "quill-docs", "lockfileVersion": 3, "packages": {"": {"name": "quill-docs", "devDependencies": {"quill-registry": "1.0.1"}}, "node_modules/quill-registry": {"version": "1.0.1", "dev": true}}}\n')
    expect(await affected()).toEqual([...docs, 'handbook'].toSorted())
  })
})

test('the targets find together what one lint of the desk finds on that day', async () => {
  const own = await ownWorkspace()
  own.write('docs/copydesk.yaml', 'registry: [quill-registry, ./registry]\nfacts: [./facts]\ncollections: [guides, reference/*]\nkinds: {guide: [guides/*.md]}\n')
  own.write('docs/index.md', 'QuillPad.\n')
  own.write('docs/guides/one.md', '---\ntitle: One\ndescription: One.\nabout: [quill-pad]\nverification: {date: 2027-01-01, by: Ada}\n---\n\nAsk QuillPad.\n')
  own.write('docs/guides/two.md', '---\ntitle: Two\ndescription: Two.\nabout: [quill-pad]\nverification: {date: 2024-01-01, by: Ada}\n---\n\nAsk Quill Pad.\n')
  own.write('docs/reference/api/calls.md', '<!-- copydesk-disable-next-line canonical-name until 2026-01-01 -- old text -->\nQuillDraw.\n')
  const {code} = await own.nx(['run-many', '-t', 'lint', 'due', '--projects=docs*', '--output-style=static'])
  expect(code).toBe(1)
  const together = [...await own.findings(['report', '--expect', '4', ...docs.map((name) => `dist/copydesk/shards/lint/${name}.json`)]), ...await own.findings(['report', '--expect', '4', ...docs.map((name) => `dist/copydesk/shards/due/${name}.json`)])]
  const whole = await own.findings(['lint', '--config', 'docs/copydesk.yaml', 'docs'])
  expect(whole.length).toBeGreaterThanOrEqual(5)
  expect([...new Set(together)].toSorted()).toEqual([...new Set(whole)].toSorted())
})

test('nx affected chooses the collections, and --since the lines in them', async () => {
  const own = await ownWorkspace()
  own.write('docs/guides/one.md', '# Guide\n\nAsk QuillPad of old.\n')
  await own.commit()
  own.write('docs/guides/one.md', '# Guide\n\nAsk QuillPad of old.\n\nAsk QuillPad of now.\n')
  const {code, tasks: ran, output} = await own.nx(['affected', '-t', 'change', '--base=main', '--output-style=static', '--since=main'])
  expect(code).toBe(1)
  expect(ran).toEqual([{task: 'docs-guides:change', from: 'run'}, {task: 'docs:change', from: 'run'}])
  expect(output).toContain('docs/guides/one.md:5:5 error canonical-name')
  expect(output).not.toContain('one.md:3:')
})

describe('what is wrong is told', () => {
  test('of a broken copydesk.yaml by the targets of its own project, and the others work on', async () => {
    const own = await ownWorkspace()
    own.write('docs/copydesk.yaml', 'registry: [quill-registry]\ncollection: [guides]\n')
    const {code, output, tasks: ran} = await own.nx(['run-many', '-t', 'lint', 'publish', '--output-style=static'])
    expect(code).toBe(1)
    expect(output).toContain('docs/copydesk.yaml:2:1 Unexpected key `collection`, did you mean `collections`?')
    // Two at a time: which of them ends first nobody knows.
    const failed = /Failed tasks:\s+(?<list>(?:- \S+\s+)+)/u.exec(output)?.groups?.['list'] ?? ''
    expect(Array.from(failed.matchAll(/- (\S+)/gu), ([, task = '']) => task).toSorted()).toEqual(['docs:lint', 'docs:publish'])
    expect(ran.map(({task}) => task)).toEqual(['docs:lint', 'docs:publish', 'handbook:lint'])
    // Nobody takes the shard of an earlier lint for that of this one.
    expect(JSON.parse(readFileSync(join(own.folder, 'dist/copydesk/shards/lint/docs.json'), 'utf8'))).toMatchObject({failed: true, pages: []})
    expect((await own.nx(['show', 'projects', '--affected', '--base=HEAD', '--json'])).output).toMatch(/^\["docs"\]$/mu)
  })

  test.each([
    ['collection: [guides]\n', 'docs/copydesk.yaml:1:1 Unexpected key `collection`, did you mean `collections`?'],
    ['registry: [nowhere]\n', 'docs/copydesk.yaml:1:12 Unexpected registry `nowhere`, expected an installed package; install it, or write `./nowhere` for a folder'],
    ['- [\n', expect.stringMatching(/^docs\/copydesk\.yaml:\d+:\d+ /u)],
  ])('of the copydesk.yaml %j where its project is shown', async (text, description) => {
    const own = Workspace.make()
    onTestFinished(() => own.remove())
    own.write('docs/copydesk.yaml', text)
    const made = await createNodesV2[1](['docs/copydesk.yaml', 'handbook/copydesk.yaml'], undefined, {workspaceRoot: own.folder, nxJsonConfiguration: {}})
    expect(made).toMatchObject([
      ['docs/copydesk.yaml', {projects: {docs: {name: 'docs', metadata: {description}, targets: {lint: {cache: false}, publish: {cache: false}}}}}],
      ['handbook/copydesk.yaml', {projects: {handbook: {name: 'handbook'}}}],
    ])
  })

  test('of two collections that Nx would call the same, by the targets of their desk, and the others work on', async () => {
    const own = await ownWorkspace()
    expect((await own.nx(['run-many', '-t', 'lint', '--projects=docs', '--output-style=static'])).code).toBe(0)
    own.write('docs/reference-api/index.md', 'Ask Quill Pad.\n')
    own.write('docs/copydesk.yaml', readFileSync(join(own.folder, 'docs/copydesk.yaml'), 'utf8').replace('reference/*]', 'reference/*, reference-api]'))
    const {code, output, tasks: ran} = await own.nx(['run-many', '-t', 'lint', 'publish', '--output-style=static'])
    expect(code).toBe(1)
    expect(output).toContain('docs/copydesk.yaml:3:36 Unexpected project `docs-reference-api` for the collection `reference-api` beside the collection `reference/api` of `docs`, expected a name of its own: rename a folder, or write its `name` into a `project.json` in it\n')
    expect(ran.map(({task}) => task)).toEqual(['docs:lint', 'docs:publish', 'handbook:lint'])
    expect(existsSync(join(own.folder, 'dist/copydesk/shards/lint/docs.json'))).toBe(false)
    expect(existsSync(join(own.folder, 'dist/copydesk/shards/lint/handbook.json'))).toBe(true)
    // As the message says.
    own.write('docs/reference-api/project.json', '{"name": "old-api"}\n')
    expect(await own.ran(['lint'])).toEqual(tasks(['docs', 'docs-guides', 'docs-reference-api', 'docs-reference-cli', 'old-api'], ['lint']))
    expect(existsSync(join(own.folder, 'dist/copydesk/shards/lint/old-api.json'))).toBe(true)
  })

  test.each<[string, Record<string, string>, Record<string, string | undefined>]>([
    ['a desk and a collection', {'docs-guides/copydesk.yaml': ''}, {
      'docs-guides/copydesk.yaml': undefined,
      'docs/copydesk.yaml': 'docs/copydesk.yaml:3:15 Unexpected project `docs-guides` for the collection `guides` beside the desk `docs-guides`, expected',
    }],
    ['collections of two desks', {'docs/reference/copydesk.yaml': 'collections: [api]\n', 'docs/copydesk.yaml': 'collections: [reference-api]\n', 'docs/reference-api/a.md': '# A\n'}, {
      'docs/copydesk.yaml': undefined,
      'docs/reference/copydesk.yaml': 'docs/reference/copydesk.yaml:1:15 Unexpected project `docs-reference-api` for the collection `api` beside the collection `reference-api` of `docs`, expected',
    }],
    ['two desks', {'docs-guides/copydesk.yaml': '', 'docs/copydesk.yaml': '', 'docs/guides/copydesk.yaml': ''}, {
      'docs-guides/copydesk.yaml': undefined,
      'docs/copydesk.yaml': undefined,
      'docs/guides/copydesk.yaml': 'docs/guides/copydesk.yaml:1:1 Unexpected project `docs-guides` for the desk `docs/guides` beside the desk `docs-guides`, expected',
    }],
    ['a collection that is a desk of its own, which is none', {'docs/guides/copydesk.yaml': ''}, {'docs/copydesk.yaml': undefined, 'docs/guides/copydesk.yaml': undefined}],
  ])('of one name for %s', async (_, files, expected) => {
    const own = Workspace.make()
    onTestFinished(() => own.remove())
    for (const [path, text] of Object.entries(files)) own.write(path, text)
    const made = await createNodesV2[1](Object.keys(expected), undefined, {workspaceRoot: own.folder, nxJsonConfiguration: {}})
    expect(made.map(([file]) => file)).toEqual(Object.keys(expected))
    const names = made.map(([, {projects = {}}]) => Object.entries(projects).map(([root, {name}]) => `${name} ${root}`))
    const distinct = [...new Set(names.flat())].map((one) => one.split(' ')[0])
    expect(new Set(distinct).size).toBe(distinct.length)
    for (const [file, {projects = {}}] of made) {
      const [message] = Object.values(projects).flatMap(({metadata}) => metadata?.description ?? [])
      const start = expected[file]
      if (start === undefined) expect(message).toBe(undefined)
      else expect(message?.slice(0, start.length)).toBe(start)
    }
  })

  test('of a broken manifest beside a copydesk.yaml, by its name', async () => {
    const own = Workspace.make()
    onTestFinished(() => own.remove())
    own.write('docs/package.json', '{"name":')
    await expect(Promise.resolve(createNodesV2[1](['docs/copydesk.yaml', 'handbook/copydesk.yaml'], undefined, {workspaceRoot: own.folder, nxJsonConfiguration: {}}))).rejects.toMatchObject({errors: [['docs/copydesk.yaml', {message: expect.stringMatching(/^docs\/package\.json Unexpected JSON that is not whole/u) as string}]]})
  })

  test('of a broken registry by the lint of who goes by it', async () => {
    const own = await ownWorkspace()
    own.write('docs/registry/own.yaml', 'term: []\n')
    const {code, output} = await own.nx(['run-many', '-t', 'lint', '--projects=docs-guides,handbook', '--output-style=static'])
    expect(code).toBe(1)
    expect(output).toContain('docs/registry/own.yaml:1:1 Unexpected key `term`')
    expect(output).toMatch(/Failed tasks:\s+- docs-guides:lint\s+(?!- )/u)
  })

  test.each([
    [{lintTargetNam: 'x'}, 'nx.json: options of nx-copydesk: Unexpected key `lintTargetNam`, did you mean `lintTargetName`?'],
    [{lintTargetName: 'a b'}, 'nx.json: options of nx-copydesk: `lintTargetName`: expected a name of letters, digits, _ and -, or `false` for none'],
    [{output: 'out/../../desk'}, 'nx.json: options of nx-copydesk: `output`: expected a folder below the root of the workspace'],
    [{dueTargetName: 'lint'}, 'expected four different names of targets, got lint, lint, change, publish'],
  ])('of the options %j', async (options, message) => {
    const own = await ownWorkspace()
    own.write('nx.json', JSON.stringify({analytics: false, neverConnectToCloud: true, plugins: [{plugin: 'nx-copydesk', options}]}))
    const {code, output} = await own.nx(['show', 'projects'])
    expect(code).toBe(1)
    expect(output).toContain(message)
  })
})

test('targets have the names that nx.json gives, and what is false is none', async () => {
  const own = await ownWorkspace()
  own.write('nx.json', JSON.stringify({analytics: false, neverConnectToCloud: true, plugins: [{plugin: 'nx-copydesk', options: {lintTargetName: 'desk-lint', dueTargetName: false, publishTargetName: false, output: 'out/desk'}}]}))
  expect(JSON.parse((await own.nx(['show', 'project', 'docs-guides', '--json'])).output)).toMatchObject({targets: {'desk-lint': {outputs: ['{workspaceRoot}/out/desk/shards/desk-lint/docs-guides.json', '{workspaceRoot}/out/desk/shards/desk-lint/docs-guides.json.seal']}}})
  expect(Object.keys((JSON.parse((await own.nx(['show', 'project', 'docs-guides', '--json'])).output) as {targets: object}).targets)).toEqual(['desk-lint', 'change'])
  rmSync(join(own.folder, 'out'), {recursive: true, force: true})
  expect(await own.ran(['desk-lint'])).toEqual(tasks([...docs, 'handbook'], ['desk-lint']))
})
