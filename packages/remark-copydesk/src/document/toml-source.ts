import {ParseError, parseTOML} from 'toml-eslint-parser'
import type {AST} from 'toml-eslint-parser'

/** TOML with the place of each of its values. Offsets are of the text. */
export interface TomlSource {
  readonly value: Readonly<Record<string, unknown>>
  readonly errors: readonly {readonly offset: number; readonly message: string}[]
  /** The place of the value at a path of keys, or of its key; of the nearest there is. `[0, 0]` where there is none. */
  range(path: readonly PropertyKey[], key?: 'key'): readonly [number, number]
}

type Range = readonly [number, number]

/** Reads TOML. Dates and times stay as they were written. */
export function parseTomlSource(text: string): TomlSource {
  const value: Record<string, unknown> = {}
  const places = new Map<string, {readonly key: Range; readonly value: Range}>()
  const note = (path: Path, key: Range, own: Range): void => {
    const known = places.get(JSON.stringify(path))
    places.set(JSON.stringify(path), known ? {key: known.key, value: [known.value[0], Math.max(known.value[1], own[1])]} : {key, value: own})
  }
  const add = (node: AST.TOMLKeyValue | AST.TOMLTable, within: Path): void => {
    const steps = node.key.keys.map((step) => (step.type === 'TOMLBare' ? step.name : step.value))
    const path: Path = node.type === 'TOMLTable' ? node.resolvedKey : [...within, ...steps]
    for (let length = within.length + 1; length <= path.length; length += 1) note(path.slice(0, length), node.key.range, node.range)
    if (node.type === 'TOMLTable') {
      setAt(value, path, {})
      for (const child of node.body) add(child, path)
    } else addValue(node.value, path, node.key.range)
  }
  const addValue = (node: AST.TOMLContentNode, path: Path, key: Range): void => {
    places.set(JSON.stringify(path), {key, value: node.range})
    if (node.type === 'TOMLArray') {
      setAt(value, path, [])
      for (const [index, element] of node.elements.entries()) addValue(element, [...path, index], element.range)
    } else if (node.type === 'TOMLInlineTable') {
      setAt(value, path, {})
      for (const child of node.body) add(child, path)
    } else setAt(value, path, /date|time/u.test(node.kind) ? text.slice(...node.range) : node.value)
  }
  const errors: {offset: number; message: string}[] = []
  try {
    for (const node of parseTOML(text).body[0].body) add(node, [])
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    errors.push({offset: Math.min(error.index, text.length), message: error.message})
  }
  return {
    value,
    errors,
    range(path, key) {
      for (let length = path.length; length > 0; length -= 1) {
        const place = places.get(JSON.stringify(path.slice(0, length)))
        if (place) return key === 'key' && length === path.length ? place.key : place.value
      }
      return [0, 0]
    },
  }
}

type Path = readonly (string | number)[]

function setAt(root: Record<string, unknown>, path: Path, value: unknown): void {
  let at: Record<string | number, unknown> = root
  for (const [index, step] of path.slice(0, -1).entries()) {
    const empty = typeof path[index + 1] === 'number' ? [] : {}
    at = (Object.hasOwn(at, step) ? at[step] : define(at, step, empty)) as Record<string | number, unknown>
  }
  const last = path.at(-1) ?? ''
  // A table that something below it was written for already stays.
  if (!Object.hasOwn(at, last)) define(at, last, value)
}

/** A key may be called `__proto__`. */
function define(at: object, key: string | number, value: unknown): unknown {
  Object.defineProperty(at, key, {value, enumerable: true, configurable: true, writable: true})
  return value
}
