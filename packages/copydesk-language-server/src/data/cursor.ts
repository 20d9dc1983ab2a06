import {isMap, isPair, isScalar, isSeq, parseDocument, visit} from 'yaml'
import type {Node, Pair, Scalar as YamlScalar} from 'yaml'

/** Where somebody stands in a YAML text, however unfinished it is. */
export interface Cursor {
  /** The keys and positions that lead to the value here; of a key, to the object it is one of. */
  readonly path: readonly (string | number)[]
  readonly at: 'key' | 'value'
  /** The keys that stand beside this one. */
  readonly siblings: readonly string[]
  /** Offsets of the word at the cursor, without quotation marks. */
  readonly range: readonly [start: number, end: number]
}

/** A key or a value of a YAML text that holds no others. */
export interface Scalar {
  readonly path: readonly (string | number)[]
  readonly at: 'key' | 'value'
  readonly value: string
  readonly range: readonly [start: number, end: number]
}

/** A letter of no language, so that no text has it. */
const mark = '\uE00D'
const quiet = {logLevel: 'silent', strict: false} as const

/** Where an offset stands in a YAML text: a mark is put there, and looked for among what the parser could still read. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  let found: Cursor | undefined
  visit(parseDocument(text.slice(0, offset) + mark + text.slice(offset), quiet), {
    Scalar(place, node, ancestors) {
      const {range, source} = node
      if (!range || !(source ?? String(node.value)).includes(mark)) return undefined
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0
      const parents = ancestors.filter(holds)
      const map = parents.findLast(isMap)
      const isKey = place === 'key'
      found = {
        path: pathOf(isKey ? parents.slice(0, -1) : [...parents, node]),
        at: isKey ? 'key' : 'value',
        siblings: isKey && map ? map.items.flatMap(({key}) => (isScalar(key) && key !== node ? [String(key.value)] : [])) : [],
        range: [range[0] + quoted, Math.max(range[0] + quoted, range[1] - quoted - mark.length)],
      }
      return visit.BREAK
    },
  })
  return found
}

function holds(node: unknown): node is Node | Pair {
  return isPair(node) || isMap(node) || isSeq(node)
}

/** The keys and positions that lead through a chain of nodes. */
function pathOf(chain: readonly (Node | Pair)[]): (string | number)[] {
  return chain.flatMap((node, index): (string | number)[] => {
    const next = chain[index + 1]
    if (isPair(node)) return index < chain.length - 1 || isScalar(node.key) ? [String((node.key as YamlScalar).value)] : []
    return isSeq(node) && next ? [node.items.indexOf(next)] : []
  })
}

/** The scalar at an offset of a YAML text. */
export function scalarAt(text: string, offset: number): Scalar | undefined {
  return scalars(text).find(({range}) => range[0] <= offset && offset <= range[1])
}

/** Every scalar of a YAML text, as far as it can be read. */
export function scalars(text: string): Scalar[] {
  const found: Scalar[] = []
  visit(parseDocument(text, quiet), {
    Scalar(place, node, ancestors) {
      if (!node.range) return
      const parents = ancestors.filter(holds)
      const at = place === 'key' ? 'key' : 'value'
      found.push({path: pathOf(at === 'key' ? parents : [...parents, node]), at, value: String(node.value), range: [node.range[0], node.range[1]]})
    },
  })
  return found
}
