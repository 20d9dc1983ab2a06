import {isDeepStrictEqual} from 'node:util'
import {isCollection, isMap, isPair, isScalar, isSeq, parseDocument} from 'yaml'
import type {Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq} from 'yaml'
import {FileError} from './read-text.ts'

/** A value that an edit writes. */
export type YamlValue = string | readonly YamlValue[] | {readonly [key: string]: YamlValue}

type Path = readonly (string | number)[]

/**
 * The text with the value at a path replaced or added (removed where `value` is `undefined`). Every
 * other byte stays: comments, order, quotation marks, line ends. The path’s parent must be there.
 *
 * @throws {FileError} where that cannot be done exactly.
 */
export function editYaml(text: string, path: Path, value: YamlValue | undefined): string {
  const document = parseDocument(text, {merge: false, uniqueKeys: true, stringKeys: true})
  const [error] = document.errors
  if (error) throw new FileError(`Unexpected YAML: ${error.message}`)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const key = path.at(-1) ?? ''
  const edited = isMap(parent) ? editMap(text, parent as YAMLMap.Parsed, String(key), value)
    : isSeq(parent) && value !== undefined ? editSeq(text, parent as YAMLSeq.Parsed, Number(key), value)
      : undefined
  // Whatever shape the file has: what would change anything else is not written.
  const wanted = document.toJS() as unknown
  let at = wanted
  for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[step]
  if (value === undefined) delete (at as Record<string | number, unknown>)[key]
  else (at as Record<string | number, unknown>)[key] = value
  const after = edited === undefined ? undefined : parseDocument(edited, {merge: false, stringKeys: true})
  if (edited === undefined || !after || after.errors.length > 0 || !isDeepStrictEqual(after.toJS(), wanted)) {
    throw new FileError(`Unexpected form of YAML around \`${path.join('.')}\`, expected plain keys and values: make the edit by hand`)
  }
  return edited
}

function editMap(text: string, map: YAMLMap.Parsed, key: string, value: YamlValue | undefined): string | undefined {
  const index = map.items.findIndex((item) => isScalar(item.key) && item.key.value === key)
  const pair = map.items[index]
  if (value === undefined) return pair ? removePair(text, map, index) : text
  if (pair) return replaceNode(text, pair.value, value, (pair.key).range[1])
  const printed = `${printScalar(key)}: ${printValue(value)}`
  const last = map.items.at(-1)
  if (map.flow) {
    if (!last) return splice(text, map.range[0] + 1, map.range[0] + 1, printed)
    const end = endOf(last)
    return splice(text, end, end, `, ${printed}`)
  }
  const first = map.items[0]?.key
  if (!first || !last) return undefined
  const column = first.range[0] - (text.lastIndexOf('\n', first.range[0] - 1) + 1)
  return insertLine(text, endOf(last), ' '.repeat(column) + printed)
}

function editSeq(text: string, seq: YAMLSeq.Parsed, index: number, value: YamlValue): string | undefined {
  const item = seq.items[index]
  if (item) return replaceNode(text, item, value, undefined)
  const last = seq.items.at(-1)
  if (seq.flow) {
    const at = last ? endOf(last) : seq.range[0] + 1
    return splice(text, at, at, last ? `, ${printValue(value)}` : printValue(value))
  }
  if (!last) return undefined
  const start = seq.range[0]
  const column = start - (text.lastIndexOf('\n', start - 1) + 1)
  return insertLine(text, endOf(last), `${' '.repeat(column)}- ${printValue(value)}`)
}

function replaceNode(text: string, node: unknown, value: YamlValue, keyEnd: number | undefined): string | undefined {
  const range = (node as ParsedNode | null)?.range
  if (!range || (isScalar(node) && range[0] === range[1])) {
    // `key:` with nothing after it.
    const colon = keyEnd === undefined ? -1 : text.indexOf(':', keyEnd)
    return colon < 0 ? undefined : splice(text, colon + 1, colon + 1, ` ${printValue(value)}`)
  }
  const [start, end] = range
  if (isScalar(node) && typeof value === 'string') {
    if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') {
      const body = text.slice(start, end)
      return splice(text, start, end, printScalar(value, 'QUOTE_DOUBLE') + (/\r?\n$/u.exec(body)?.[0] ?? ''))
    }
    return splice(text, start, end, printScalar(value, node.type))
  }
  // A block below its key would end up on the key’s line.
  return isCollection(node) && !(node as YAMLMap).flow ? undefined : splice(text, start, end, printValue(value))
}

function removePair(text: string, map: YAMLMap.Parsed, index: number): string | undefined {
  const pair = map.items[index]
  if (!pair) return undefined
  const start = (pair.key).range[0]
  const end = endOf(pair)
  if (!map.flow) {
    if (map.items.length === 1) return undefined
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    // The first key of an entry of a list stands on the line of its dash.
    if (text.slice(lineStart, start).trim() !== '') return undefined
    return splice(text, lineStart, lineEnd(text, end), '')
  }
  const next = map.items[index + 1]
  const before = map.items[index - 1]
  if (next) return splice(text, start, (next.key).range[0], '')
  return splice(text, before ? endOf(before) : start, end, '')
}

/** Where the text of a pair or node ends, before comments and blank lines that follow it. */
function endOf(node: unknown): number {
  if (isPair(node)) {
    const {key, value} = node as Pair<ParsedNode, ParsedNode | null>
    const end = value ? endOf(value) : 0
    return Math.max(end, key.range[1])
  }
  if (isCollection(node) && !(node as YAMLMap).flow) return endOf(node.items.at(-1))
  const {range, type} = node as Scalar.Parsed
  const end = range?.[1] ?? 0
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? end - 1 : end
}

/** After the line break of the line in which an offset lies. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}

function insertLine(text: string, offset: number, line: string): string {
  const at = lineEnd(text, offset)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  return text[at - 1] === '\n' ? splice(text, at, at, line + eol) : splice(text, at, at, eol + line)
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

function printValue(value: YamlValue): string {
  if (typeof value === 'string') return printScalar(value)
  if (Array.isArray(value)) return `[${(value as readonly YamlValue[]).map(printValue).join(', ')}]`
  return `{${Object.entries(value).map(([key, item]) => `${printScalar(key)}: ${printValue(item)}`).join(', ')}}`
}

/** A string in the quotation marks of another, or in none where nothing in it means anything to YAML. */
function printScalar(value: string, type?: Scalar.Type | null): string {
  if (type === 'QUOTE_SINGLE' && !/[\p{Cc}\u0085\u2028\u2029]/u.test(value)) return `'${value.replaceAll("'", "''")}'`
  const plain = /^[\p{L}][\p{L}\p{N} ._()/-]*$/u.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(value) && !value.endsWith(' ')
  // A date and a hash are plain texts to YAML 1.2; tools that read 1.1 would make a time of a bare date.
  return type !== 'QUOTE_DOUBLE' && (plain || (type === 'PLAIN' && /^\d{4}-\d{2}-\d{2}$/u.test(value))) ? value : JSON.stringify(value)
}
