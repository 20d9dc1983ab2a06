// The extension as VS Code would install it: what it holds, and that it wakes its server. No VS Code is here,
// so a stand-in answers for its API; the client and the server are the real ones, out of the package.
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {strFromU8, unzipSync} from 'fflate'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {memoryPages, validateXML} from 'xmllint-wasm'

const here = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copydesk-vsix-'))
let files: Record<string, string> = {}

beforeAll(() => {
  const file = join(folder, 'copydesk.vsix')
  const {status, stderr, stdout} = spawnSync(process.execPath, [join(here, 'build-vsix.ts'), file], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: ''}})
  if (status !== 0 || stderr !== '' || stdout.trim() !== file) throw new Error(`${status}: ${stdout}${stderr}`)
  files = Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([path, bytes]) => [path, strFromU8(bytes)]))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

test('it holds what VS Code asks for, and nothing of ours beside', () => {
  expect(Object.keys(files).toSorted()).toEqual([
    '[Content_Types].xml', 'extension.vsixmanifest', 'extension/LICENSE.txt', 'extension/ThirdPartyNotices.txt',
    'extension/dist/extension.cjs', 'extension/dist/server.mjs', 'extension/package.json', 'extension/readme.md',
  ])
  const manifest = JSON.parse(files['extension/package.json'] ?? '') as Record<string, unknown>
  expect(manifest).toMatchObject({name: 'vscode-copydesk', publisher: 'copydesk', main: './dist/extension.cjs', engines: {vscode: expect.stringMatching(/^\^1\./u) as string}})
  expect(manifest).not.toHaveProperty('devDependencies')
  expect(manifest).not.toHaveProperty('private')
  expect(files['extension.vsixmanifest']).toContain(`Id="vscode-copydesk" Version="${String(manifest['version'])}" Publisher="copydesk"`)
  for (const [, path = ''] of files['extension.vsixmanifest']?.matchAll(/ Path="([^"]+)"/gu) ?? []) expect(files).toHaveProperty([path])
  const types = files['[Content_Types].xml'] ?? ''
  for (const path of Object.keys(files).filter((path) => !path.startsWith('['))) expect(types).toContain(`Extension="${/\.\w+$/u.exec(path)?.[0]}"`)
  for (const name of ['micromark', 'yaml', 'zod', 'vscode-languageserver', 'vscode-languageclient']) expect(files['extension/ThirdPartyNotices.txt']).toMatch(new RegExp(`^${name} [\\d.]+ \\((?:MIT|ISC)\\)\n\n\\S`, 'mu'))
})

test.each(['[Content_Types].xml', 'extension.vsixmanifest'])('%s is XML', async (path) => {
  const {valid, errors} = await validateXML({xml: [{fileName: 'file.xml', contents: files[path] ?? ''}], normalization: 'format', initialMemoryPages: 16 * memoryPages.MiB})
  expect({valid, errors}).toEqual({valid: true, errors: []})
})

test('the same sources make the same bytes', () => {
  const again = join(folder, 'again.vsix')
  spawnSync(process.execPath, [join(here, 'build-vsix.ts'), again])
  expect(readFileSync(again).equals(readFileSync(join(folder, 'copydesk.vsix')))).toBe(true)
})

/** What stands in for `vscode`: whatever is asked of it is something that can be called, made and asked again. */
const standIn = `
const anything = (name) => new Proxy(class {}, {
  get: (target, key) => (key in target ? target[key] : key === Symbol.toPrimitive ? () => name : key === Symbol.iterator ? function* () {} : key === 'then' ? undefined : (target[key] = anything(String(key)))),
  apply: () => anything(name),
  construct: () => anything(name),
})
const vscode = anything('vscode')
class Disposable { constructor(dispose = () => {}) { this.dispose = dispose } static from() { return new Disposable() } }
class EventEmitter { event = () => new Disposable(); fire() {}; dispose() {} }
class CancellationTokenSource { token = {isCancellationRequested: false, onCancellationRequested: () => new Disposable()}; cancel() {}; dispose() {} }
Object.assign(vscode, {Disposable, EventEmitter, CancellationTokenSource, version: '1.101.0'})
vscode.workspace.workspaceFolders = undefined
vscode.workspace.textDocuments = []
vscode.workspace.notebookDocuments = []
vscode.workspace.getConfiguration = () => ({get: (key, standard) => (key === 'now' ? '2026-04-22' : standard)})
vscode.window.createOutputChannel = () => Object.assign(anything('channel'), {appendLine: console.error, error: console.error})
vscode.window.visibleTextEditors = []
module.exports = vscode
`

test('when it wakes it starts the server that it holds, which answers', () => {
  mkdirSync(join(folder, 'extension/node_modules/vscode'), {recursive: true})
  writeFileSync(join(folder, 'extension/node_modules/vscode/package.json'), '{"name": "vscode", "type": "commonjs", "main": "index.js"}')
  writeFileSync(join(folder, 'extension/node_modules/vscode/index.js'), standIn)
  writeFileSync(join(folder, 'wake.cjs'), `
    const {join} = require('node:path')
    const {activate, deactivate} = require('./extension/dist/extension.cjs')
    activate({asAbsolutePath: (path) => join(__dirname, 'extension', path), subscriptions: []}).then(async (client) => {
      const {serverInfo, capabilities} = client.initializeResult
      console.log(JSON.stringify({serverInfo, hover: capabilities.hoverProvider, kinds: capabilities.codeActionProvider.codeActionKinds}))
      await deactivate()
      process.exit(0)
    }, (error) => {
      console.error(error)
      process.exit(1)
    })
  `)
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(folder, 'wake.cjs')], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: ''}, timeout: 240_000})
  expect(status, stderr).toBe(0)
  expect(JSON.parse(stdout)).toEqual({serverInfo: {name: 'copydesk-language-server', version: (JSON.parse(files['extension/package.json'] ?? '') as {version: string}).version}, hover: true, kinds: ['quickfix', 'source.fixAll.copydesk']})
})
