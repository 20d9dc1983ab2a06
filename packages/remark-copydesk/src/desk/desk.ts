import type {z} from 'zod'
import {checkChooser, chooser as chooserSchema} from './chooser.ts'
import type {ChooserEntry} from './chooser.ts'
import {config as configSchema, factFile, registryFile} from './schema.ts'
import type {ApiId, Config, Fact, Layer, Severity, Term, Vendor} from './schema.ts'
import {CueMatcher} from './cue-matcher.ts'
import {globMatcher} from './glob.ts'
import {looseKey, NameMatcher} from './name-matcher.ts'
import {nearest, readChecked} from './yaml-source.ts'
import type {DeskProblem, SourceText, YamlSource} from './yaml-source.ts'

/** Where an entry was written, for "go to definition" and for telling which line of data to change. */
export interface Origin {
  readonly path: string
  readonly line: number
  readonly column?: number
}

/** What the editors decided: validated once, compiled once, shared by every page. */
export interface Desk {
  readonly config: Config
  readonly layers: ReadonlyMap<string, Layer>
  readonly vendors: ReadonlyMap<string, Vendor>
  readonly terms: ReadonlyMap<string, Term>
  readonly facts: ReadonlyMap<string, Fact>
  readonly choosers: ReadonlyMap<string, ChooserEntry>
  /** Term id → address of its page on this site. */
  readonly pages: ReadonlyMap<string, string>
  /** API id → the term and the entry it stands in. */
  readonly ids: ReadonlyMap<string, {readonly term: Term; readonly entry: ApiId}>
  readonly names: NameMatcher
  readonly cues: CueMatcher
  readonly origins: ReadonlyMap<string, Origin>
  /** The kind of the page at a path relative to `copydesk.yaml`; `undefined` where no glob takes it. */
  kindOf(path: string): string | undefined
  /** Whether a path relative to `copydesk.yaml` is ignored by it. */
  ignores(path: string): boolean
  /** The setting of a rule in `copydesk.yaml`, where it has one. */
  setting(rule: string): {readonly severity: Severity; readonly options: unknown} | undefined
}

/** The texts a desk is made from. A registry is a list of files; later registries win entry by entry. */
export interface DeskSources {
  readonly config?: SourceText
  readonly registries?: readonly (readonly SourceText[])[]
  readonly facts?: readonly SourceText[]
  readonly choosers?: readonly SourceText[]
}

interface Entry<T> {
  readonly value: T
  readonly source: YamlSource
  readonly path: readonly PropertyKey[]
}

/** A desk, or what is wrong with its texts. */
export interface CompiledDesk {
  /** `undefined` where there are problems: half a registry would pass what it should find. */
  readonly desk: Desk | undefined
  readonly problems: DeskProblem[]
  /** What the schema of its file made of each text. */
  readonly checked: ReadonlyMap<SourceText, unknown>
}

/** Builds a desk from texts. */
export function compileDesk(sources: DeskSources): CompiledDesk {
  const problems: DeskProblem[] = []
  const checked = new Map<SourceText, unknown>()
  const read = <Schema extends z.ZodType>(text: SourceText, schema: Schema): {source: YamlSource; value: z.output<Schema> | undefined} => {
    const {source, value, problems: wrong} = readChecked(text, schema)
    problems.push(...wrong)
    if (value !== undefined) checked.set(text, value)
    return {source, value}
  }

  const {source: configSource, value: config} = read(sources.config ?? {path: '', text: '{}'}, configSchema)

  const layers = new Map<string, Entry<Layer>>()
  const vendors = new Map<string, Entry<Vendor>>()
  const terms = new Map<string, Entry<Term>>()
  const pages = new Map<string, Entry<string>>()
  for (const registry of sources.registries ?? []) {
    const seen = new Map<string, Entry<unknown>>()
    const add = <T>(into: Map<string, Entry<T>>, kind: string, id: string, entry: Entry<T>): void => {
      const earlier = seen.get(`${kind} ${id}`)
      if (earlier) {
        const {path, line} = earlier.source.problem(earlier.path, '')
        problems.push(entry.source.problem(entry.path, `Unexpected second ${kind} \`${id}\`, expected one: it stands at ${path}:${line} already`))
        return
      }
      seen.set(`${kind} ${id}`, entry)
      into.set(id, entry)
    }
    for (const text of registry) {
      const {source, value: file} = read(text, registryFile)
      file?.layers.forEach((value, index) => add(layers, 'layer', value.id, {value, source, path: ['layers', index, 'id']}))
      file?.vendors.forEach((value, index) => add(vendors, 'vendor', value.id, {value, source, path: ['vendors', index, 'id']}))
      file?.terms.forEach((value, index) => add(terms, 'term', value.id, {value, source, path: ['terms', index, 'id']}))
      file?.overlay.forEach((value, index) => add(pages, 'overlay', value.term, {value: value.page, source, path: ['overlay', index, 'term']}))
    }
  }

  const facts = new Map<string, Entry<Fact>>()
  for (const text of sources.facts ?? []) {
    const {source, value: file} = read(text, factFile)
    file?.facts.forEach((value, index) => {
      const entry = {value, source, path: ['facts', index, 'id']}
      if (facts.has(value.id)) problems.push(source.problem(entry.path, `Unexpected second fact \`${value.id}\`, expected one`))
      else facts.set(value.id, entry)
    })
  }

  const choosers = new Map<string, ChooserEntry>()
  for (const text of sources.choosers ?? []) {
    const {source, value: chooser} = read(text, chooserSchema)
    if (chooser && choosers.has(chooser.id)) problems.push(source.problem(['id'], `Unexpected second chooser \`${chooser.id}\`, expected one: it stands in ${choosers.get(chooser.id)?.source.path} already`))
    else if (chooser) choosers.set(chooser.id, {chooser, source})
  }

  if (problems.length === 0) {
    problems.push(
      ...checkReferences({layers, vendors, terms, pages, facts, comparisons: {value: config?.site?.compare ?? [], source: configSource, path: ['site', 'compare']}}),
      ...Array.from(choosers.values()).flatMap((entry) => checkChooser(entry, {terms, facts})),
    )
  }
  if (problems.length > 0 || !config) return {desk: undefined, problems, checked}

  const valuesOf = <T>(entries: Map<string, Entry<T>>): Map<string, T> =>
    new Map(Array.from(entries, ([id, entry]) => [id, entry.value]))
  const termList = Array.from(terms.values(), (entry) => entry.value)
  const kinds = Object.entries(config.kinds).map(([kind, {files}]) => ({kind, matches: globMatcher(files)}))
  const ignored = globMatcher(config.ignore)
  let origins: ReadonlyMap<string, Origin> | undefined
  const desk: Desk = {
    config,
    layers: valuesOf(layers),
    vendors: valuesOf(vendors),
    terms: valuesOf(terms),
    facts: valuesOf(facts),
    choosers,
    pages: valuesOf(pages),
    ids: new Map(termList.flatMap((term) => term.ids.map((entry) => [entry.id, {term, entry}] as const))),
    names: new NameMatcher(termList, valuesOf(vendors)),
    cues: new CueMatcher(valuesOf(layers), termList),
    get origins() {
      return (origins ??= originsOf({layers, vendors, terms, facts}))
    },
    kindOf: (path) => kinds.find(({matches}) => matches(path))?.kind,
    ignores: (path) => config.ignore.length > 0 && ignored(path),
    setting(rule) {
      const setting = config.rules[rule]
      if (setting === undefined) return undefined
      return typeof setting === 'string' ? {severity: setting, options: undefined} : {severity: setting[0], options: setting[1]}
    },
  }
  return {desk, problems, checked}
}

/** Where each entry was written: of a text whose value was known, this alone asks for the parse. */
function originsOf({layers, vendors, terms, facts}: {readonly layers: ReadonlyMap<string, Entry<Layer>>} & Record<'vendors' | 'terms' | 'facts', ReadonlyMap<string, Entry<unknown>>>): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>()
  for (const [id, {value, source, path}] of layers) {
    for (const strength of ['strong', 'weak'] as const) {
      value.cues[strength].forEach(({cue}, index) => {
        const {path: file, line, column} = source.problem([...path.slice(0, -1), 'cues', strength, index], '')
        origins.set(`cue:${id}:${cue}`, {path: file, line, column})
      })
    }
  }
  for (const [kind, entries] of Object.entries({layer: layers, vendor: vendors, term: terms, fact: facts})) {
    for (const [id, {source, path}] of entries) {
      const {path: file, line, column} = source.problem(path, '')
      origins.set(`${kind}:${id}`, {path: file, line, column})
    }
  }
  return origins
}

function checkReferences(entries: {
  layers: Map<string, Entry<Layer>>
  vendors: Map<string, Entry<Vendor>>
  terms: Map<string, Entry<Term>>
  pages: Map<string, Entry<string>>
  facts: Map<string, Entry<Fact>>
  comparisons: Entry<readonly (readonly string[])[]>
}): DeskProblem[] {
  const problems: DeskProblem[] = []
  const require = (known: ReadonlyMap<string, unknown>, kind: string, id: string, entry: Entry<unknown>, ...tail: PropertyKey[]): void => {
    if (known.has(id)) return
    const near = nearest(id, [...known.keys()])
    const hint = near ? `, did you mean \`${near}\`?` : ''
    problems.push(entry.source.problem([...entry.path.slice(0, -1), ...tail], `Unexpected ${kind} \`${id}\`, expected one that the registry has${hint}`))
  }
  const claims = new Map<string, {readonly term: string; readonly form: string}>()
  const ids = new Map(Array.from(entries.terms.values()).flatMap((entry) => entry.value.ids.map((api) => [api.id, entry.value.id] as const)))
  for (const entry of entries.terms.values()) {
    const {value: term} = entry
    require(entries.layers, 'layer', term.layer, entry, 'layer')
    require(entries.vendors, 'vendor', term.vendor, entry, 'vendor')
    term.siblings.forEach((id, index) => require(entries.terms, 'sibling', id, entry, 'siblings', index))
    term.ambiguous.forEach((id, index) => require(entries.terms, 'term', id, entry, 'ambiguous', index))
    if (term.parent) require(entries.terms, 'parent', term.parent, entry, 'parent')
    term.hybrids.forEach((hybrid, index) =>
      hybrid.meant.forEach((id, at) => require(entries.terms, 'term', id, entry, 'hybrids', index, 'meant', at)))
    term.ids.forEach((api, index) => {
      if (api.successor) require(ids, 'successor', api.successor, entry, 'ids', index, 'successor')
      const owner = ids.get(api.id)
      if (owner !== term.id) {
        problems.push(entry.source.problem([...entry.path.slice(0, -1), 'ids', index, 'id'], `Unexpected id \`${api.id}\` of \`${term.id}\`, expected one owner: \`${owner}\` has it too`))
      }
    })
    const forms: [string, PropertyKey[]][] = [
      [term.name, ['name']],
      ...term.short.map((form, index): [string, PropertyKey[]] => [form, ['short', index]]),
      ...term.variants.map((form, index): [string, PropertyKey[]] => [form, ['variants', index]]),
      ...term.hybrids.map((hybrid, index): [string, PropertyKey[]] => [hybrid.text, ['hybrids', index, 'text']]),
    ]
    // Within one term two spellings may share a key: "DALL-E 3" and "DALL·E 3" are both its own.
    const own = new Set<string>()
    for (const [form, tail] of forms) {
      const key = looseKey(form)
      const claimed = claims.get(key)
      const place = [...entry.path.slice(0, -1), ...tail]
      if (looseKey(form.slice(0, 1)) === '' || looseKey(form.slice(-1)) === '') problems.push(entry.source.problem(place, `Unexpected form "${form}" of \`${term.id}\`, expected one without a hyphen at its ends`))
      else if (claimed === undefined) claims.set(key, {term: term.id, form})
      else if (claimed.term !== term.id) {
        const as = claimed.form === form ? '' : ` as "${claimed.form}"`
        problems.push(entry.source.problem(place, `Unexpected form "${form}" of \`${term.id}\`, expected one term to claim it: \`${claimed.term}\` does already${as}`))
      } else if (own.has(form)) {
        problems.push(entry.source.problem(place, `Unexpected second "${form}" of \`${term.id}\`, expected it once`))
      }
      own.add(form)
    }
  }
  for (const [id, entry] of entries.pages) require(entries.terms, 'term', id, entry, 'term')
  for (const entry of entries.facts.values()) {
    require(entries.terms, 'term', entry.value.about, entry, 'about')
    require(entries.layers, 'layer', entry.value.layer, entry, 'layer')
    entry.value.from.forEach((id, index) => require(entries.facts, 'fact', id, entry, 'from', index))
  }
  const {value: comparisons, source, path} = entries.comparisons
  const known = new Set<string>()
  comparisons.forEach((ids, row) => {
    ids.forEach((id, column) => {
      const place = [...path, row, column]
      if (ids.indexOf(id) < column) problems.push(source.problem(place, `Unexpected second \`${id}\`, expected each term once in a comparison`))
      else require(entries.terms, 'term', id, {value: id, source, path: place}, column)
    })
    const key = ids.toSorted().join(' ')
    if (known.has(key)) problems.push(source.problem([...path, row], `Unexpected second comparison of ${ids.map((id) => `\`${id}\``).join(', ')}, expected one`))
    known.add(key)
  })
  return problems
}
