import leven from 'leven'
import {isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, visit} from 'yaml'
import type {Document as YamlDocument, ParsedNode} from 'yaml'
import type {z} from 'zod'

/** A YAML text and the name that problems in it are reported under. */
export interface SourceText {
  readonly path: string
  readonly text: string
  /** What the text says, where it was parsed before: then the text is read again only to tell the place of a problem. */
  readonly value?: unknown
  /** What the schema of its file made of that value, where it was checked before: then neither is needed. */
  readonly checked?: unknown
}

/** Something wrong in the desk’s own data. Line and column count from 1. */
export interface DeskProblem {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A parsed YAML text that still knows where each value stands. */
export interface YamlSource {
  readonly path: string
  readonly text: string
  readonly value: unknown
  /** Offsets of the value (or, with `key`, of the key) at a path of keys and indices. */
  range(keys: readonly PropertyKey[], key?: 'key'): readonly [number, number]
  /** A problem at that place. */
  problem(keys: readonly PropertyKey[], message: string, key?: 'key'): DeskProblem
}

/** Nesting and aliases beyond these are refused: no registry needs them and a parser can be drowned in them. */
const maxAliases = 100
const maxDepth = 200
const maxLength = 4_000_000
/** What git leaves where two changes meet. */
const conflict = /^<{7}(?: .*)?$(?=[^]*^={7}\r?$[^]*^>{7}(?: .*)?$)/mu
const conflictMessage = 'Unexpected conflict that git left, expected one text: keep what is right of both sides, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`'
const tooDeep = `Unexpected nesting deeper than the parser can follow, expected at most ${maxDepth} levels`

/** Parses YAML 1.2 core, in which a date stays the text it is. Syntax errors come back as problems. */
export function parseYamlSource({path, text, value: known, checked}: SourceText): {source: YamlSource; problems: DeskProblem[]} {
  const read = (): YamlSource => parseYamlSource({path, text}).source
  if (known !== undefined) return {source: makeSource({path, text}, () => known, read), problems: []}
  if (checked !== undefined) return {source: makeSource({path, text}, undefined, read), problems: []}
  const lines = linesOf(text)
  if (text.length > maxLength) {
    const problem = {path, line: 1, column: 1, message: `Unexpected ${text.length} characters of YAML, expected at most ${maxLength}`}
    return {source: makePlaced({path, text}, undefined, undefined, lines), problems: [problem]}
  }
  const problems: DeskProblem[] = []
  const add = (offset: number, message: string): void => {
    const {line, col} = lines.linePos(offset)
    // Each of many open brackets complains at the end of the file.
    if (problems.at(-1)?.line === line && problems.at(-1)?.column === col) return
    problems.push({path, line: Math.max(line, 1), column: Math.max(col, 1), message})
  }
  let value: unknown
  let document: YamlDocument.Parsed | undefined
  try {
    document = parseDocument(text, {prettyErrors: false, merge: false, uniqueKeys: true, stringKeys: true})
    const conflictAt = document.errors.length > 0 ? text.search(conflict) : -1
    // What the parser makes of the markers helps nobody.
    if (conflictAt >= 0) add(conflictAt, conflictMessage)
    if (conflictAt < 0) {
      // How deep the parser comes turns on the machine, so what it says then is no matter.
      if (document.errors.some(({message}) => message.startsWith('Maximum call stack')) || isDeeper(document.contents, maxDepth)) add(0, tooDeep)
      else for (const error of document.errors) add(error.pos[0], `Unexpected YAML: ${error.message}`)
    }
    for (const {source, offset} of problems.length > 0 ? [] : lostAliases(document)) add(offset, `Unexpected alias \`*${source}\`, expected an anchor \`&${source}\` before it`)
    value = problems.length > 0 ? undefined : document.toJS({maxAliasCount: maxAliases})
  } catch (error) {
    // The parser recurses, and so does what turns its nodes into values.
    const message = error instanceof RangeError ? tooDeep : (error as Error).message
    return {source: makePlaced({path, text}, undefined, undefined, lines), problems: [{path, line: 1, column: 1, message}]}
  }
  return {source: makePlaced({path, text}, value, document, lines), problems}
}

function isDeeper(node: unknown, most: number): boolean {
  let level: unknown[] = [node]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap((one): unknown[] => (isCollection(one) ? one.items.flatMap((item): unknown[] => (isPair(item) ? [item.key, item.value] : [item])) : []))
  }
  return false
}

/** The parser’s own count leaves out lines of what it has an error for. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter()
  for (let at = 0; at === 0 || text[at - 1] === '\n'; at = text.indexOf('\n', at) + 1) {
    lines.addNewLine(at)
    if (!text.includes('\n', at)) break
  }
  return lines
}

function lostAliases(document: YamlDocument.Parsed): {source: string; offset: number}[] {
  const lost: {source: string; offset: number}[] = []
  const anchors = new Set<string>()
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor)
    },
    Alias: (_key, {source, range}) => {
      if (!anchors.has(source)) lost.push({source, offset: range?.[0] ?? 0})
    },
  })
  return lost
}

/** A source whose places, and value where it is not known, are worked out when they are first asked for. */
function makeSource({path, text}: SourceText, known: (() => unknown) | undefined, read: () => YamlSource): YamlSource {
  let made: YamlSource | undefined
  const placed = (): YamlSource => (made ??= read())
  return {
    path,
    text,
    get value() {
      return known ? known() : placed().value
    },
    range: (keys, key) => placed().range(keys, key),
    problem: (keys, message, key) => placed().problem(keys, message, key),
  }
}

function makePlaced(
  {path, text}: SourceText,
  value: unknown,
  document: YamlDocument.Parsed | undefined,
  lines: LineCounter,
): YamlSource {
  function range(keys: readonly PropertyKey[], key?: 'key'): readonly [number, number] {
    let node: unknown = document?.contents
    let found: readonly [number, number] = [0, 0]
    for (const [index, step] of keys.entries()) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step)
        if (!pair) break
        if (key === 'key' && index === keys.length - 1) node = pair.key
        else node = pair.value ?? pair.key
      } else {
        node = document?.getIn(keys.slice(0, index + 1), true)
      }
      const nodeRange = (node as ParsedNode | undefined)?.range
      if (!nodeRange) break
      found = [nodeRange[0], nodeRange[1]]
    }
    return found
  }
  return {
    path,
    text,
    value,
    range,
    problem(keys, message, key) {
      const {line, col} = lines.linePos(range(keys, key)[0])
      return {path, line: Math.max(line, 1), column: Math.max(col, 1), message}
    },
  }
}

/** Checks a YAML source against a schema; an unknown key is named together with the nearest known one. */
export function validate<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): {value: z.output<Schema> | undefined; problems: DeskProblem[]} {
  const result = schema.safeParse(source.value ?? {}, {reportInput: true})
  if (result.success) return {value: result.data, problems: []}
  return {value: undefined, problems: describeIssues(result.error.issues, schema).map(
    ({path, message, key}) => source.problem(path, message, key),
  )}
}

/** Parses a text and checks what it says against a schema, where nobody did so before. Of a text that is no YAML there is no value. */
export function readChecked<Schema extends z.ZodType>(text: SourceText, schema: Schema): {source: YamlSource; value: z.output<Schema> | undefined; problems: DeskProblem[]} {
  const {source, problems} = parseYamlSource(text)
  if (text.checked !== undefined) return {source, value: text.checked as z.output<Schema>, problems}
  return problems.length > 0 ? {source, value: undefined, problems} : {source, ...validate(source, schema)}
}

/** A schema’s complaint in words, with the path of keys to the place. */
export interface DescribedIssue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly key?: 'key'
}

/** Puts zod’s issues into the words that the desk’s files and front matter share. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], schema: z.ZodType): DescribedIssue[] {
  return issues.flatMap((issue): DescribedIssue[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path)
      return issue.keys.map((key) => {
        const near = nearest(key, known)
        const hint = near ? `, did you mean \`${near}\`?` : known.length > 0 ? `, expected one of ${known.map((name) => `\`${name}\``).join(', ')}` : ''
        return {path: [...issue.path, key], message: `Unexpected key \`${key}\`${hint}`, key: 'key'}
      })
    }
    if (issue.code === 'invalid_union') {
      const branch = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0]
      const fitting = issue.errors.find((errors) => errors.every(({code}) => code === 'unrecognized_keys' || code === 'too_small'))
      if (fitting) return describeIssues(fitting.map((inner) => ({...inner, path: [...issue.path, ...inner.path]})), schema)
      if (branch && depth(branch) > 0) {
        return describeIssues(branch.map((inner) => ({...inner, path: [...issue.path, ...inner.path]})), schema)
      }
    }
    if (issue.code === 'invalid_key') {
      const expected = issue.issues.map((inner) => wordIssue(inner)).join(', ')
      return [{path: issue.path, message: `Unexpected key \`${String(issue.path.at(-1))}\`, ${expected}`, key: 'key'}]
    }
    const name = issue.path.length > 0 ? `\`${issue.path.map(String).join('.')}\`: ` : 'Unexpected content, '
    // Of a whole file that is something else, nobody is helped by the word for it.
    const words = issue.path.length === 0 ? wordIssue(issue).replace('an object', 'keys with values (`key: value`)') : wordIssue(issue)
    return [{path: issue.path, message: `${name}${words}`}]
  })
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false',
  array: 'a list', tuple: 'a list', object: 'an object', record: 'an object', null: 'nothing', date: 'a date',
}

/** A schema’s own words where it has some, else ours for the library’s. */
function wordIssue(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message
  if (issue.code === 'invalid_type') {
    const received = /received (\w+)/u.exec(issue.message)?.[1]
    const got = received === undefined || received === 'undefined' || issue.expected === 'int' && received === 'number' ? '' : `, got ${kindWords[received] ?? received}`
    return `expected ${kindWords[issue.expected] ?? issue.expected}${got}`
  }
  if (issue.code === 'invalid_value') {
    const near = typeof issue.input === 'string' ? nearest(issue.input, issue.values.map(String)) : undefined
    return `expected ${oneOf(issue.values.map((value) => `\`${String(value)}\``))}${near === undefined ? '' : `, did you mean \`${near}\`?`}`
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const [limit, bound] = issue.code === 'too_small' ? [Number(issue.minimum), 'at least'] : [Number(issue.maximum), 'at most']
    if (issue.code === 'too_small' && issue.origin === 'string' && limit === 1) return 'expected a text that is not empty'
    if (issue.origin === 'array') return `expected ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`
    if (issue.origin === 'string') return `expected ${bound} ${limit} characters`
    return `expected a number of ${issue.inclusive === false ? (issue.code === 'too_small' ? 'more than' : 'less than') : bound} ${limit}`
  }
  return issue.message
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

/** The nearest of `known` that is near enough to be a slip of the hand. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({name, distance: leven(word.toLowerCase(), name.toLowerCase())}))
    .toSorted((a, b) => a.distance - b.distance)[0]
  return ranked && ranked.distance <= Math.max(2, Math.floor(word.length / 3)) ? ranked.name : undefined
}

interface SchemaDef {
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
}

function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType[] = [schema]
  const open = (type: z.ZodType): z.ZodType[] => {
    const def = type.def as unknown as SchemaDef
    const inner = def.innerType ?? def.in
    if (inner) return open(inner)
    return def.options ? def.options.flatMap(open) : [type]
  }
  for (const step of path) {
    at = at.flatMap(open).flatMap((type) => {
      const def = type.def as unknown as SchemaDef
      const next = def.shape?.[String(step)] ?? def.element ?? def.valueType
      return next ? [next] : []
    })
  }
  return at.flatMap(open).flatMap((type) => {
    const {shape, keyType} = type.def as unknown as SchemaDef
    return keyType && 'options' in keyType ? (keyType.options as string[]) : Object.keys(shape ?? {})
  })
}
