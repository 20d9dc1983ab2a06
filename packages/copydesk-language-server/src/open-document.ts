import {fileURLToPath} from 'node:url'
import type {PositionEncodingKind, TextDocumentContentChangeEvent, TextDocumentsConfiguration} from 'vscode-languageserver/node'
import {makePlaces} from './encoding.ts'
import type {Places} from './encoding.ts'

/** A text that an editor has open, saved or not, in one of its versions. */
export interface OpenDocument {
  readonly uri: string
  /** Absolute path; `undefined` where the text is no file yet. */
  readonly path: string | undefined
  readonly version: number
  readonly text: string
  readonly places: Places
}

/** How open texts are made and changed, in the encoding that was agreed on. */
export function openDocuments(encoding: () => PositionEncodingKind): TextDocumentsConfiguration<OpenDocument> {
  const make = (uri: string, version: number, text: string): OpenDocument => {
    let places: Places | undefined
    return {uri, path: pathOf(uri), version, text, get places() {
      return (places ??= makePlaces(text, encoding()))
    }}
  }
  return {
    create: (uri, _language, version, text) => make(uri, version, checked(text)),
    update: (document, changes, version) => make(document.uri, version, changes.reduce((text, change) => applyChange(text, change, encoding()), document.text)),
  }
}

function applyChange(text: string, change: TextDocumentContentChangeEvent, encoding: PositionEncodingKind): string {
  if (!('range' in change) || !change.range) return checked(change.text)
  const places = makePlaces(text, encoding)
  const [from, to] = [places.offset(change.range.start), places.offset(change.range.end)]
  return text.slice(0, Math.min(from, to)) + checked(change.text) + text.slice(Math.max(from, to))
}

/** @throws {TypeError} where an editor sent something else than a text, so that nothing later meets it. */
function checked(text: unknown): string {
  if (typeof text !== 'string') throw new TypeError('Unexpected content of a document, expected a text')
  return text
}

/** The path of a file’s address; `undefined` for any other address. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
