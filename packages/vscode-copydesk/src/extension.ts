import {join} from 'node:path'
import {workspace} from 'vscode'
import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'

let client: LanguageClient | undefined

/** Starts the server that lies beside this file, and returns the client that speaks to it. */
export async function activate(context: ExtensionContext): Promise<LanguageClient> {
  const module = context.asAbsolutePath(join('dist', 'server.mjs'))
  const now = workspace.getConfiguration('copydesk').get<string>('now')
  client = new LanguageClient(
    'copydesk',
    'Copydesk',
    {module, transport: TransportKind.stdio},
    {
      documentSelector: ['markdown', 'mdx', 'yaml'].map((language) => ({scheme: 'file', language})),
      initializationOptions: now ? {now} : {},
    },
  )
  await client.start()
  return client
}

export async function deactivate(): Promise<void> {
  await client?.stop()
}
