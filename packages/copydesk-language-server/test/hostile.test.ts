// What a confused or hostile client sends must not end the server, nor keep it from serving.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {exampleDesk, makeFolder} from './example-folder.ts'
import {spawnServer, startServer} from './start-server.ts'
import type {Editor} from './start-server.ts'

const requests = ['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction', 'textDocument/definition', 'textDocument/references']

/** The server still does its work. */
async function expectAlive(editor: Editor): Promise<void> {
  const path = `alive-${editor.published.length}.md`
  expect(await editor.open(path, 'Lumina-Studio\n')).toHaveLength(1)
  expect(editor.child.exitCode).toBeNull()
}

function frame(message: unknown): string {
  const text = typeof message === 'string' ? message : JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

test('requests before initialize are refused, a second initialize too, and both are answered', async () => {
  const child = spawnServer()
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  const until = async (text: string): Promise<void> => {
    while (!out.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const hover = {jsonrpc: '2.0', id: 1, method: 'textDocument/hover', params: {textDocument: {uri: 'file:///a.md'}, position: {line: 0, character: 0}}}
  child.stdin.write(frame(hover))
  await until('"id":1')
  expect(out).toContain('"code":-32002')
  child.stdin.write(frame({jsonrpc: '2.0', method: 'textDocument/didOpen', params: {textDocument: {uri: 'file:///a.md', languageId: 'markdown', version: 1, text: 'a'}}}))
  child.stdin.write(frame({jsonrpc: '2.0', id: 2, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}}))
  await until('"id":2')
  expect(out).toContain('"hoverProvider":true')
  child.stdin.write(frame({jsonrpc: '2.0', id: 3, method: 'initialize', params: {processId: null, rootUri: null, capabilities: {}}}))
  await until('"id":3')
  expect(out).toContain('Unexpected second `initialize`')
  child.stdin.write(frame({...hover, id: 4}))
  await until('"id":4')
  expect(out).toContain('"id":4,"result":null')
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.stdin.write(frame({jsonrpc: '2.0', id: 5, method: 'shutdown'}))
  await until('"id":5')
  child.stdin.write(frame({...hover, id: 6}))
  await until('Unexpected request after `shutdown`')
  child.stdin.write(frame({jsonrpc: '2.0', method: 'exit'}))
  expect(await ended).toBe(0)
})

test('an editor that goes away without a word ends the server', async () => {
  const child = spawnServer()
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.stdin.end()
  expect(await ended).toBe(1)
})

test('garbage between messages, in headers and in bodies', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  for (const garbage of ['\u0000\u0001\r\n\r\n', 'no header at all\r\n\r\n', 'Content-Length: x\r\n\r\n', frame('{'), frame('[]'), frame('null'), frame('"a"'), frame('{"jsonrpc":"2.0"}'), frame({jsonrpc: '2.0', id: {}, method: 3}), frame({jsonrpc: '2.0', id: 99, result: 'for nothing'})]) {
    editor.child.stdin.write(garbage)
    await expectAlive(editor)
    // All at once: the message behind it must not wait for the next.
    const path = `behind-${editor.published.length}.md`
    const opened = frame({jsonrpc: '2.0', method: 'textDocument/didOpen', params: {textDocument: {uri: editor.uri(path), languageId: 'markdown', version: 1, text: 'Lumina-Studio\n'}}})
    editor.child.stdin.write(`${garbage}${garbage}${opened}`)
    expect(await editor.until(path, () => true)).toHaveLength(1)
  }
})

test('parameters of any shape are answered, and the next request is served', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  await editor.open('notes.md', 'Lumina-Studio\n')
  const shapes = [undefined, null, 3, [], {}, {textDocument: null}, {textDocument: {}}, {textDocument: {uri: 3}}, {textDocument: {uri: 'no address'}, position: {line: 0, character: 0}}]
  const here = {textDocument: {uri: editor.uri('notes.md')}}
  const positions = [undefined, null, {}, {line: 'a', character: {}}, {line: -1, character: -1}, {line: 1e9, character: 1e9}, {line: 0.5, character: 1.5}]
  for (const method of requests) {
    for (const params of [...shapes, ...positions.map((position) => ({...here, position, range: {start: position, end: position}}))]) {
      await editor.connection.sendRequest(method, params as object).catch((error: unknown) => expect(error).toHaveProperty('code'))
    }
  }
  for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', 'workspace/didChangeWorkspaceFolders', '$/setTrace', '$/cancelRequest', 'no/such']) {
    for (const params of shapes) await editor.connection.sendNotification(method, params as object)
  }
  await expect(editor.connection.sendRequest('no/such', {})).rejects.toThrow('Unhandled method')
  await expectAlive(editor)
})

test('edits of unknown texts, with old versions, backwards and beyond the end', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  const uri = editor.uri('notes.md')
  const change = (version: unknown, contentChanges: unknown): Promise<void> => editor.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges})
  await change(1, [{text: 'never opened'}])
  await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
  await editor.open('notes.md', 'one\n', 5)
  await change(3, [{text: 'two\n'}])
  await change(null, [{text: 'three\n'}])
  await change(6, 'nothing')
  await change(7, [{range: {start: {line: 9, character: 9}, end: {line: 0, character: 0}}, text: ''}])
  await change(8, [{range: null, text: 'Lumina-Studio\n'}])
  await change(9, [{range: {start: {line: 99, character: 99}, end: {line: 99, character: 99}}, text: 'Lumina-Studio'}])
  await change(10, [{range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, text: 7}])
  expect(await editor.until('notes.md', ({version}) => version === 9)).toHaveLength(2)
  await expectAlive(editor)
})

test('texts of any content: each is answered', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  const parts = fc.constantFrom('---\n', 'about: [', 'verification:\n  ', '`', '[^f:', '[^f:paint.price]', '\r', '\n', '{', '<!-- copydesk-disable', '-->', 'Lumina', '\uD800', '\uFEFF', '\u0000', '| a |\n', '- ', '    ')
  let version = 1
  for (const path of ['notes.md', 'guides/a.mdx', 'copydesk.yaml', 'facts/facts.yaml']) {
    await editor.open(path, '', version)
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(parts, fc.string({unit: 'binary'})), {maxLength: 12}).map((list) => list.join('')), fc.nat(60), async (text, character) => {
      version += 1
      await editor.connection.sendNotification('textDocument/didChange', {textDocument: {uri: editor.uri(path), version}, contentChanges: [{text}]})
      const position = {line: 0, character}
      for (const method of requests) await editor.connection.sendRequest(method, {textDocument: {uri: editor.uri(path)}, position, range: {start: position, end: position}, context: {diagnostics: []}})
    }), {numRuns: 25})
  }
  for (const path of ['copydesk.yaml', 'facts/facts.yaml']) await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri(path)}})
  await expectAlive(editor)
  expect(editor.errors()).toBe('')
})

test('a page of many megabytes and one that nests without end', async () => {
  const editor = await startServer(makeFolder(exampleDesk))
  expect(await editor.open('long.md', `${'words of no meaning '.repeat(20)}\n\n`.repeat(10_000))).toEqual([])
  expect(await editor.open('deep.md', '> '.repeat(20_000))).toMatchObject([{code: 'unreadable'}])
  expect(await editor.open('copydesk.yaml', '['.repeat(100_000))).toMatchObject([{message: expect.stringContaining('nesting') as string}])
  for (const method of requests) {
    const position = {line: 0, character: 5000}
    await editor.connection.sendRequest(method, {textDocument: {uri: editor.uri('copydesk.yaml')}, position, range: {start: position, end: position}, context: {diagnostics: []}}).catch((error: unknown) => expect(error).toHaveProperty('code'))
  }
  await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri('copydesk.yaml')}})
  await expectAlive(editor)
})
