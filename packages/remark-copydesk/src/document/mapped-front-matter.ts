import {fieldsBelow, keysOf} from '../desk/front-matter-map.ts'
import type {FrontMatterMap} from '../desk/front-matter-map.ts'
import type {FrontMatter} from './front-matter.ts'

/** A day with a time of day, of which a field that asks for a day takes the day as it is written. */
const dayWithTime = /^(?<day>\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}/u

/** The front matter of another system, read by our names; its places are those of its own keys. */
export function mapFrontMatter(raw: FrontMatter, map: FrontMatterMap): FrontMatter {
  const isThere = (path: readonly PropertyKey[]): boolean => valueAt(raw.data, path) !== undefined
  const pathOf = (path: readonly PropertyKey[]): readonly PropertyKey[] => {
    const keys = keysOf(map, path)
    if (keys) return keys.find(isThere) ?? keys[0] ?? path
    // What is put together from several keys stands where the first of them does.
    if (isThere(path)) return path
    return fieldsBelow(map, path).map(pathOf).find(isThere) ?? path
  }
  const data = structuredClone(raw.data) as Record<string, unknown>
  const fields = Object.keys(map).map((field) => field.split('.'))
  const values = fields.map((field) => (keysOf(map, field)?.some(isThere) ? valueAt(raw.data, pathOf(field)) : undefined))
  for (const [index, field] of fields.entries()) put(data, field, values[index])
  return {
    ...raw,
    data,
    pathOf,
    rangeOf: (path, key) => raw.rangeOf(pathOf(path), key),
    textAt: (path) => (valueAt(data, path) === undefined ? undefined : raw.textAt(pathOf(path))),
  }
}

function put(data: Record<string, unknown>, [first = '', second]: readonly string[], value: unknown): void {
  const day = typeof value === 'string' && (second === 'date' || second === 'until') ? dayWithTime.exec(value)?.groups?.['day'] : undefined
  if (second === undefined) {
    if (value === undefined) delete data[first]
    else data[first] = value
    return
  }
  const inner = data[first]
  const isObject = inner !== null && typeof inner === 'object' && !Array.isArray(inner)
  if (value === undefined) {
    if (isObject) delete (inner as Record<string, unknown>)[second]
  } else if (isObject) (inner as Record<string, unknown>)[second] = day ?? value
  else if (inner === undefined || inner === null) data[first] = {[second]: day ?? value}
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Record<PropertyKey, unknown>)[key] : undefined), data)
}
