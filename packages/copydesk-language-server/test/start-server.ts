import {spawn} from 'node:child_process'
import type {ChildProcessWithoutNullStreams} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {onTestFinished} from 'vitest'
import {createProtocolConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import type {Diagnostic, InitializeParams, InitializeResult, ProtocolConnection, PublishDiagnosticsParams} from 'vscode-languageserver/node'

/** The server under test: from source, or what a packaging test installed. */
export const bin = process.env['COPYDESK_LANGUAGE_SERVER_BIN'] ?? fileURLToPath(new URL('../bin/copydesk-language-server.js', import.meta.url))

/** 1 May 2026: no test depends on the day it runs. */
export const day = {SOURCE_DATE_EPOCH: '1777593600'}

/** An editor of our own that speaks to the real server: it opens texts, asks, and keeps what it is told. */
export interface Editor {
  readonly child: ChildProcessWithoutNullStreams
  readonly connection: ProtocolConnection
  readonly initialized: InitializeResult
  /** What `window/showMessage` said. */
  readonly messages: string[]
  readonly published: PublishDiagnosticsParams[]
  readonly errors: () => string
  uri(path: string): string
  /** Opens a text, and returns what is found in it. */
  open(path: string, text: string, version?: number): Promise<Diagnostic[]>
  /** Replaces the whole of an open text. */
  change(path: string, text: string, version: number): Promise<Diagnostic[]>
  /** The first diagnostics of a file, now or later, that are as asked. */
  until(path: string, fits: (params: PublishDiagnosticsParams) => boolean, since?: number): Promise<Diagnostic[]>
  ask<Answer>(method: string, path: string, more?: object): Promise<Answer>
}

export function spawnServer(env: Record<string, string> = day, whenOver: (end: () => void) => void = onTestFinished): ChildProcessWithoutNullStreams {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_OPTIONS|SOURCE_DATE_EPOCH|VITEST.*)$/u.test(name)))
  const child = spawn(process.execPath, [bin, '--stdio'], {env: {...inherited, ...env}})
  whenOver(() => {
    child.kill()
  })
  return child
}

/** Starts the server for a folder and shakes hands; it ends when the test is over, or when `whenOver` says. */
export async function startServer(root: string, {env = day, params = {}, folders = [root], whenOver}: {env?: Record<string, string>; params?: Partial<InitializeParams>; folders?: string[]; whenOver?: (end: () => void) => void} = {}): Promise<Editor> {
  const child = spawnServer(env, whenOver)
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
  const published: PublishDiagnosticsParams[] = []
  const messages: string[] = []
  const waiting = new Set<() => void>()
  connection.onNotification('textDocument/publishDiagnostics', (told: PublishDiagnosticsParams) => {
    published.push(told)
    for (const look of waiting) look()
  })
  connection.onNotification('window/showMessage', ({message}: {message: string}) => void messages.push(message))
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null, rootUri: null, capabilities: {},
    workspaceFolders: folders.map((folder) => ({uri: pathToFileURL(folder).href, name: folder})),
    ...params,
  })
  await connection.sendNotification('initialized', {})
  const uri = (path: string): string => (/^\w+:/u.test(path) ? path : pathToFileURL(join(root, path)).href)
  const until: Editor['until'] = async (path, fits, since = 0) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no such diagnostics of ${path}; there were ${JSON.stringify(published, null, 1)} ${errors}`)), 120_000)
    const look = (): void => {
      const found = published.slice(since).find((told) => told.uri === uri(path) && fits(told))
      if (!found) return
      clearTimeout(timer)
      waiting.delete(look)
      resolve(found.diagnostics)
    }
    waiting.add(look)
    look()
  })
  return {
    child, connection, initialized, messages, published, uri, until,
    errors: () => errors,
    async open(path, text, version = 1) {
      await connection.sendNotification('textDocument/didOpen', {textDocument: {uri: uri(path), languageId: 'markdown', version, text}})
      return until(path, (told) => told.version === version)
    },
    async change(path, text, version) {
      const since = published.length
      await connection.sendNotification('textDocument/didChange', {textDocument: {uri: uri(path), version}, contentChanges: [{text}]})
      return until(path, (told) => told.version === version, since)
    },
    ask: async (method, path, more = {}) => connection.sendRequest(`textDocument/${method}`, {textDocument: {uri: uri(path)}, ...more}),
  }
}
