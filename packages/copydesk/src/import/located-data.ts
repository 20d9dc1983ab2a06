import {isMap, isPair, isScalar, isSeq, LineCounter, parseDocument} from 'yaml'
import type {ParsedNode} from 'yaml'
import {FileError} from '../read-text.ts'

/** YAML or JSON with the line of each value. */
export interface LocatedData {
  readonly value: unknown
  /** Counted from 1; of the nearest that is there. */
  lineOf(path: readonly (string | number)[]): number
}

/**
 * Reads YAML, JSON, and JSON with comments.
 *
 * @throws {FileError} with line and column, where it is none of them.
 */
export function readLocatedData(text: string, format: 'yaml' | 'json'): LocatedData {
  const lines = new LineCounter()
  const document = parseDocument(format === 'json' ? withoutComments(text) : text, {lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true})
  const [error] = document.errors
  if (error) {
    const {line, col} = lines.linePos(error.pos[0])
    throw new FileError(`Unexpected ${format === 'json' ? 'JSON' : 'YAML'} in line ${line}, column ${col}: ${error.message}`)
  }
  return {
    value: document.toJS({maxAliasCount: 100}),
    lineOf(path) {
      let node: unknown = document.contents
      let offset = (node as ParsedNode | null)?.range[0] ?? 0
      for (const step of path) {
        let next: unknown
        if (isMap(node)) {
          const pair = node.items.findLast((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step))
          offset = (pair?.key as ParsedNode | undefined)?.range[0] ?? offset
          next = pair?.value
        } else if (isSeq(node)) {
          next = node.items[Number(step)]
          offset = (next as ParsedNode | undefined)?.range[0] ?? offset
        }
        node = next
      }
      return lines.linePos(offset).line
    },
  }
}

/** Comments made blank, so that every place stays. */
function withoutComments(text: string): string {
  return text.replaceAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//gu, (match) => (match.startsWith('"') ? match : match.replaceAll(/[^\n]/gu, ' ')))
}
