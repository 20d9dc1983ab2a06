import type {FrontMatterMap} from '../desk/front-matter-map.ts'
import {parseYamlSource} from '../desk/yaml-source.ts'
import type {YamlSource} from '../desk/yaml-source.ts'
import {mapFrontMatter} from './mapped-front-matter.ts'
import {MappedTextBuilder} from './source-map.ts'
import type {MappedText} from './source-map.ts'
import {parseTomlSource} from './toml-source.ts'

/** The front matter of a page, YAML or TOML, its scalars kept as they were written. */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml'
  /** Source offsets of the whole block, fences included. */
  readonly range: readonly [number, number]
  readonly data: Readonly<Record<string, unknown>>
  /** The same by the page’s own names. */
  readonly raw: Readonly<Record<string, unknown>>
  /** Syntax errors, as source offset and message. */
  readonly errors: readonly {readonly offset: number; readonly message: string}[]
  /** The keys under which the page has, or would have, what a path of our names stands for. */
  pathOf(keys: readonly PropertyKey[]): readonly PropertyKey[]
  /** Source range of the value at a path of keys, or of its key. */
  rangeOf(keys: readonly PropertyKey[], key?: 'key'): readonly [number, number]
  /** The string at a path of keys, mapped to the source. */
  textAt(keys: readonly PropertyKey[]): MappedText | undefined
}

/** The keys of front matter whose strings readers see. */
export const readerKeys: readonly (readonly string[])[] = [['title'], ['description'], ['summary'], ['decision', 'summary']]

/** Where the closed block of YAML or TOML at the beginning of a text ends; 0 where there is none. */
export function frontMatterBlock(text: string): number {
  const fence = /^(?<fence>---|\+\+\+)[ \t]*(?:\r?\n|\r)/u.exec(text)?.groups?.['fence']
  if (fence === undefined) return 0
  const close = fence === '---' ? /(?:\n|\r)---[ \t]*(?=[\r\n]|$)/gu : /(?:\n|\r)\+\+\+[ \t]*(?=[\r\n]|$)/gu
  close.lastIndex = 3
  const match = close.exec(text)
  return match ? match.index + match[0].length : 0
}

/** Whether a text opens front matter with a key and never closes it. */
export function isFrontMatterOpen(text: string): boolean {
  return frontMatterBlock(text) === 0 && /^---[ \t]*(?:\r?\n|\r)(?:[ \t]*(?:#.*)?(?:\r?\n|\r)){0,20}[\w"'-]+[ \t]*:(?:\s|$)/u.test(text)
}

/** Reads the front matter of a page, by our names where a map says how another system calls them; `undefined` where it has none. */
export function readFrontMatter(source: string, map?: FrontMatterMap): FrontMatter | undefined {
  const end = frontMatterBlock(source)
  if (end === 0) return undefined
  const raw = source.startsWith('+') ? readToml(source, [0, end]) : readYaml(source, [0, end])
  return map ? mapFrontMatter(raw, map) : raw
}

function readToml(source: string, range: readonly [number, number]): FrontMatter {
  const {offset, text} = insideOf(source, range)
  const toml = parseTomlSource(text)
  const rangeOf = (keys: readonly PropertyKey[], key?: 'key'): readonly [number, number] => {
    const [start, end] = toml.range(keys, key)
    return end === 0 ? range : [offset + start, offset + end]
  }
  return {
    format: 'toml',
    range,
    data: toml.value,
    raw: toml.value,
    errors: toml.errors.map((error) => ({...error, offset: offset + error.offset})),
    pathOf: (keys) => keys,
    rangeOf,
    textAt(keys) {
      const place = rangeOf(keys)
      // A text of several lines is none that a title or a description has.
      return /^(?:"""|''')/u.test(source.slice(...place)) ? undefined : mapScalar(toml, keys, source, place)
    },
  }
}

/** What stands between the fences. A carriage return alone ends a line of Markdown, and none of YAML or TOML. */
function insideOf(source: string, [start, end]: readonly [number, number]): {readonly offset: number; readonly text: string} {
  const lines = source.slice(start, end).replaceAll(/\r(?!\n)/gu, '\n')
  const offset = lines.indexOf('\n') + 1
  return {offset: start + offset, text: lines.slice(offset, Math.max(offset, lines.lastIndexOf('\n') + 1))}
}

function readYaml(source: string, range: readonly [number, number]): FrontMatter {
  const {offset, text} = insideOf(source, range)
  const {source: yaml, problems} = parseYamlSource({path: '', text})
  const lineOffsets = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) lineOffsets.push(index + 1)
  const data = yaml.value !== null && typeof yaml.value === 'object' && !Array.isArray(yaml.value) ? (yaml.value as Record<string, unknown>) : {}
  const rangeOf = (keys: readonly PropertyKey[], key?: 'key'): readonly [number, number] => {
    if (keys.length === 0) return range
    const [start, end] = yaml.range(keys, key)
    return end === 0 ? range : [offset + start, offset + end]
  }
  return {
    format: 'yaml',
    range,
    data,
    raw: data,
    pathOf: (keys) => keys,
    errors: problems.map(({line, column, message}) => ({offset: offset + (lineOffsets[line - 1] ?? 0) + column - 1, message})),
    rangeOf,
    textAt: (keys) => mapScalar(yaml, keys, source, rangeOf(keys)),
  }
}

/** The string at a path of keys, mapped to the `source` in which its scalar stands at a range. */
export function mapScalar(
  yaml: Pick<YamlSource, 'value'>,
  keys: readonly PropertyKey[],
  source: string,
  [start, end]: readonly [number, number],
): MappedText | undefined {
  let value: unknown = yaml.value
  for (const key of keys) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
  if (typeof value !== 'string' || value === '') return undefined
  const builder = new MappedTextBuilder()
  if (source[start] === '*') {
    // What an alias stands for is written elsewhere.
    builder.addAs(value.replaceAll(/\s/gu, ' '), start, end)
    return builder
  }
  let at = start
  const quote = source[at]
  if (quote === '"' || quote === "'") at += 1
  else if (quote === '|' || quote === '>') at += source.slice(at).search(/[\r\n]/u) + 1
  for (const character of value) {
    // A double-quoted scalar may break a line with a backslash, which stands for nothing.
    if (quote === '"') at += /^(?:\\(?:\r\n?|\n)[ \t]*)+/u.exec(source.slice(at, end))?.[0].length ?? 0
    const escape = quote === '"' ? /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/u.exec(source.slice(at, at + 10)) : quote === "'" && source.startsWith("''", at) ? ["''"] : null
    const blank = escape ? undefined : /^\s+/u.exec(source.slice(at, end))?.[0].length
    if (/\s/u.test(character)) {
      const width = escape?.[0]?.length ?? blank ?? 0
      builder.addUnit(' ', at, at + width)
      at += width
      continue
    }
    at += blank ?? 0
    if (escape) builder.addAs(character, at, Math.min(at + (escape[0]?.length ?? 1), end))
    else builder.addPlain(character, at)
    at += escape?.[0]?.length ?? character.length
  }
  return builder
}
