import {
  CodeActionKind, createConnection, DidChangeWatchedFilesNotification, ErrorCodes, LSPErrorCodes, MarkupKind, MessageType, ResponseError,
  ShowMessageNotification, TextDocuments, TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import type {ClientCapabilities, CodeAction, CompletionList, Hover, InitializeParams, Position} from 'vscode-languageserver/node'
import {dataCompletion} from './data/data-completion.ts'
import {dataHover, dataTargetAt} from './data/data-targets.ts'
import type {DeskState} from './desks.ts'
import {chooseEncoding} from './encoding.ts'
import {openDocuments, pathOf} from './open-document.ts'
import type {OpenDocument} from './open-document.ts'
import {ownVersion} from './own-version.ts'
import {codeActions, fixAllKind, lateEdit} from './page/code-actions.ts'
import type {LateAction} from './page/code-actions.ts'
import {pageHover} from './page/hover.ts'
import {pageCompletion} from './page/page-completion.ts'
import {targetsAt} from './page/page-targets.ts'
import {definitionsOf, referencesTo} from './places-of-targets.ts'
import type {Target} from './target.ts'
import {Workspace} from './workspace.ts'

/** The folders that an editor has open; one of before they were many names its root alone. */
function foldersOf({workspaceFolders, rootUri}: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({uri}) => uri) ?? (typeof rootUri === 'string' ? [rootUri] : [])
  return uris.flatMap((uri) => pathOf(uri) ?? [])
}

/** Serves one editor over a pair of streams, until it says goodbye. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(input, output)
  const documents = new TextDocuments(openDocuments(() => workspace.encoding))
  const workspace = new Workspace(() => documents.all(), {
    publish: (uri, diagnostics, version) => void connection.sendDiagnostics({uri, diagnostics: [...diagnostics], ...(version !== undefined && {version})}),
    alarm: (message) => void connection.sendNotification(ShowMessageNotification.type, {type: MessageType.Error, message}),
    note: (message) => connection.console.info(message),
  })
  let client: ClientCapabilities | undefined
  let isOver = false
  // What goes wrong with one text must not take the others with it.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => void process.stderr.write(`Unexpected failure of copydesk-language-server, please report it: ${error instanceof Error ? error.stack : String(error)}\n`))
  }

  connection.onInitialize((params) => {
    if (client) throw new ResponseError(ErrorCodes.InvalidRequest, 'Unexpected second `initialize`, expected one')
    client = params.capabilities
    workspace.encoding = chooseEncoding(client.general?.positionEncodings)
    workspace.now = (params.initializationOptions as {now?: unknown} | null | undefined)?.now
    workspace.folders = foldersOf(params)
    return {
      serverInfo: {name: 'copydesk-language-server', version: ownVersion()},
      capabilities: {
        positionEncoding: workspace.encoding,
        textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
        codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true},
        hoverProvider: true,
        completionProvider: {triggerCharacters: ['`', ':', '[', ' ']},
        definitionProvider: true,
        referencesProvider: true,
        workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
      },
    }
  })

  connection.onInitialized(() => {
    if (client?.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = ['**/*.{yaml,yml}', '**/.gitignore', '**/.copydeskignore'].map((globPattern) => ({globPattern}))
      connection.client.register(DidChangeWatchedFilesNotification.type, {watchers}).catch((error: unknown) => connection.console.warn(String(error)))
    }
    if (client?.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
        const gone = new Set(removed.map(({uri}) => pathOf(uri)))
        workspace.folders = [...workspace.folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({uri}) => pathOf(uri) ?? [])]
        workspace.reload()
      })
    }
    workspace.reload()
  })

  connection.onShutdown(() => {
    isOver = true
  })
  documents.onDidChangeContent(({document}) => workspace.changed(document))
  documents.onDidClose(({document}) => workspace.closed(document))
  connection.onDidChangeWatchedFiles(() => workspace.reload())

  /** The open text that a request is about; `undefined` where the editor has not opened it. */
  const documentOf = ({textDocument}: {textDocument: {uri: string}}): OpenDocument | undefined => {
    if (!client) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Unexpected request before `initialize`')
    if (isOver) throw new ResponseError(ErrorCodes.InvalidRequest, 'Unexpected request after `shutdown`')
    if (typeof textDocument?.uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'Unexpected parameters, expected `textDocument.uri`')
    return documents.get(textDocument.uri)
  }
  const offsetIn = (open: OpenDocument, position: Position): number => {
    if (typeof position?.line !== 'number' || typeof position.character !== 'number') throw new ResponseError(ErrorCodes.InvalidParams, 'Unexpected parameters, expected `position` with `line` and `character`')
    return open.places.offset(position)
  }

  const isVersioned = (): boolean => client?.workspace?.workspaceEdit?.documentChanges === true

  connection.onCodeAction((params) => {
    const page = workspace.page(documentOf(params))
    if (!page) return []
    const range = [offsetIn(page.open, params.range?.start), offsetIn(page.open, params.range?.end)] as const
    return codeActions(page, {range, only: params.context?.only, versioned: isVersioned(), lazy: client?.textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true})
  })

  connection.onCodeActionResolve((action): CodeAction => {
    const late = action.data as LateAction | null | undefined
    if (late === undefined || late === null) return action
    const page = workspace.page(documentOf({textDocument: late}))
    if (page?.open.version !== late.version) throw new ResponseError(LSPErrorCodes.ContentModified, 'The page has changed since this was offered')
    const edit = lateEdit(page, late, isVersioned())
    if (!edit) throw new ResponseError(LSPErrorCodes.RequestFailed, 'No comment silences this here without a change of the page')
    return {...action, edit}
  })

  connection.onHover((params): Hover | null => {
    const open = documentOf(params)
    if (!open) return null
    const offset = offsetIn(open, params.position)
    const data = workspace.data(open)
    const page = workspace.page(open)
    const hover = data ? dataHover(data.role, open.text, offset, data.state.loaded?.desk) : page && pageHover(page, offset)
    const kind = client?.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false ? MarkupKind.PlainText : MarkupKind.Markdown
    return hover ? {contents: {kind, value: hover.text}, range: open.places.range(hover.range)} : null
  })

  connection.onCompletion((params): CompletionList | null => {
    const open = documentOf(params)
    if (!open) return null
    const offset = offsetIn(open, params.position)
    const data = workspace.data(open)
    const page = workspace.page(open)
    const {today} = workspace
    const proposals = data
      ? dataCompletion({role: data.role, text: open.text, offset, desk: data.state.loaded?.desk, today})
      : page ? pageCompletion(page, offset, today) : []
    const items = proposals.map(({item: {insertText, ...item}, range}) => ({...item, textEdit: {range: open.places.range(range), newText: insertText ?? item.label}}))
    // What is proposed depends on the words before, so the editor asks again while they are typed.
    return {isIncomplete: true, items: items.filter(({textEdit: {range}}) => range.start.line === range.end.line)}
  })

  /** What of which desk stands at a place of a page, or of the desk’s own files. */
  const targetsOf = (open: OpenDocument | undefined, position: Position): {state: DeskState; targets: Target[]} | undefined => {
    if (open?.path === undefined) return undefined
    const offset = offsetIn(open, position)
    const data = workspace.data(open)
    if (data) {
      const target = dataTargetAt(data.role, open.text, offset)
      return {state: data.state, targets: target ? [target] : []}
    }
    const page = workspace.page(open)
    const state = workspace.desks.above(open.path)
    return page && state && {state, targets: targetsAt(page.document, offset)}
  }
  const read = (path: string): string | undefined => workspace.read(path)

  connection.onDefinition((params) => {
    const found = targetsOf(documentOf(params), params.position)
    return found?.targets.flatMap((target) => definitionsOf(target, found.state, read)).map((place) => workspace.location(place)) ?? null
  })

  connection.onReferences((params) => {
    const found = targetsOf(documentOf(params), params.position)
    return found?.targets.flatMap((target) => [
      ...(params.context?.includeDeclaration ? definitionsOf(target, found.state, read) : []),
      ...referencesTo(target, found.state, read),
    ]).map((place) => workspace.location(place)) ?? null
  })

  documents.listen(connection)
  connection.listen()
  readOnBehindGarbage(input)
}

/** The reader of messages stops at what is no header until more comes: what came together with it would wait for that. */
function readOnBehindGarbage(input: NodeJS.ReadableStream): void {
  input.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf('\r\n\r\n'); at >= 0; at = chunk.indexOf('\r\n\r\n', at + 1)) setImmediate(() => input.emit('data', Buffer.alloc(0)))
  })
}
