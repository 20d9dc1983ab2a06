import {applyEdits, compileDesk, lint, makeDocument} from 'remark-copydesk'
import type {Desk} from 'remark-copydesk'
import type {ImportEntry, LeftOut} from './import-entry.ts'
import {formatRegistry} from './registry-text.ts'
import type {ImportedTerm} from './registry-text.ts'

/** A registry file made of other tools’ lists, and what of them is not in it. */
export interface ImportedRegistry {
  readonly text: string
  readonly terms: number
  readonly carried: readonly ImportEntry[]
  readonly left: readonly LeftOut[]
}

/** Each round leaves something out, as a name that others were wrong forms of. */
const mostRounds = 20

/**
 * Makes a registry of entries. Each of them is tried: what the registry would not find, or would write
 * otherwise than its list says, is left out and told. `existing` is the desk that the file will join.
 */
export function makeRegistry(entries: readonly ImportEntry[], existing?: Desk): ImportedRegistry {
  const left: LeftOut[] = []
  // Each wrong form stands or falls by itself.
  const single = entries.flatMap((entry) => (entry.wrong.length > 1 ? entry.wrong.map((form) => ({...entry, wrong: [form]})) : [entry]))
  let standing = single.filter((entry) => {
    const why = refusal(entry, existing)
    if (why !== undefined) left.push({...entry, why})
    return why === undefined
  })
  for (let round = 0; ; round += 1) {
    const {terms, clashes} = gather(standing, existing)
    const text = formatRegistry(terms)
    const {desk, problems} = compileDesk({registries: [[{path: 'imported.yaml', text}]]})
    if (!desk) throw new Error(problems.map(({line, message}) => `${line} ${message}`).join('; '))
    const wrong = new Map(standing.flatMap((entry) => {
      const why = clashes.get(entry) ?? (round === mostRounds ? undefined : disproof(entry, desk))
      return why === undefined ? [] : [[entry, why] as const]
    }))
    if (wrong.size === 0) return {text, terms: terms.length, carried: standing, left}
    for (const [entry, why] of wrong) left.push({...entry, why})
    standing = standing.filter((entry) => !wrong.has(entry))
  }
}

/** Why an entry is none that a registry of names can hold. */
function refusal({right, wrong, isName, caseCounts}: ImportEntry, existing: Desk | undefined): string | undefined {
  for (const name of right) {
    if (/[{}]/u.test(name)) return 'a name has no braces'
    if (!/^[\p{L}\p{N}].*[\p{L}\p{N}+#]$|^[\p{L}\p{N}]$/u.test(name)) return 'a name begins and ends with a letter or digit'
    if (!/[\p{Lu}\p{N}]/u.test(name)) return `"${name}" is an ordinary word: it is written with a capital where a sentence begins, and no name is`
    if (/^\p{Ll}+\s/u.test(name)) return `"${name}" begins with an ordinary word`
    const known = existing?.names.find(name).find(({start, end}) => start === 0 && end === name.length)
    if (known) return known.expected === name ? `the registry has it already, as \`${known.term.id}\`` : `the registry writes "${known.expected}" (\`${known.term.id}\`)`
  }
  for (const form of wrong) {
    const known = existing?.names.find(form).find(({start, end}) => start === 0 && end === form.length)
    if (known) return known.form === 'name' || known.form === 'short' ? `"${form}" is right in the registry, as \`${known.term.id}\`` : `the registry finds "${form}" already, as \`${known.term.id}\``
    if (!/^[\p{L}\p{N}].*[\p{L}\p{N}+#]$|^[\p{L}\p{N}]$/u.test(form)) return `"${form}" has a sign at its end, where a name is over`
  }
  const isCased = (form: string): boolean => /^\p{L}+$/u.test(form) && right.every((name) => keyOf(name) !== keyOf(form))
  if (caseCounts && !isName && wrong.some(isCased)) return 'only this case of it is wrong, and copydesk finds a wrong form in any case'
  return undefined
}

function keyOf(form: string): string {
  return form.replaceAll(/[\s-]/gu, '').toLowerCase()
}

/** Terms by their names, and the entries that say two things of one form. */
function gather(entries: readonly ImportEntry[], existing: Desk | undefined): {terms: ImportedTerm[]; clashes: Map<ImportEntry, string>} {
  const clashes = new Map<ImportEntry, string>()
  const terms = new Map<string, ImportedTerm>()
  const owners = new Map<string, {name: string; entry: ImportEntry}>()
  const ids = new Set<string>(existing?.terms.keys())
  const claim = (form: string, name: string, entry: ImportEntry): boolean => {
    const owner = owners.get(keyOf(form))
    if (owner && owner.name !== name) clashes.set(entry, `"${form}" is "${owner.name}" by ${owner.entry.path}:${owner.entry.line}`)
    else owners.set(keyOf(form), {name, entry})
    return owner?.name === name || !owner
  }
  const termOf = (name: string, entry: ImportEntry): ImportedTerm | undefined => {
    const known = terms.get(name)
    if (!known && !claim(name, name, entry)) return undefined
    const term = known ?? {id: freeId(name, ids), name, list: entry.list, short: [], variants: [], hybrids: [], isWord: /^\p{Lu}\p{Ll}+$/u.test(name), sources: [], from: entry}
    if (entry.isName) term.isWord = false
    if (entry.link !== undefined && !term.sources.includes(entry.link)) term.sources.push(entry.link)
    terms.set(name, term)
    return term
  }
  // A name that a list has is claimed before any wrong form of another.
  for (const entry of entries.toSorted((a, b) => Number(b.isName) - Number(a.isName))) {
    const all = entry.right.map((name) => termOf(name, entry))
    const [term] = all
    if (!term) continue
    for (const form of entry.accepted) if (form !== term.name && !term.short.includes(form) && claim(form, term.name, entry)) term.short.push(form)
    for (const form of entry.wrong) {
      if (form === term.name || !claim(form, term.name, entry)) continue
      if (entry.right.length === 1) {
        if (!term.variants.includes(form)) term.variants.push(form)
      } else if (!term.hybrids.some(({text}) => text === form)) term.hybrids.push({text: form, meant: all.flatMap((one) => one?.id ?? [])})
    }
  }
  return {terms: [...terms.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)), clashes}
}

function freeId(name: string, ids: Set<string>): string {
  const base = name.toLowerCase().normalize('NFKD').replaceAll(/[^a-z0-9.]+/gu, '-').replaceAll(/[.-]*\.[.-]*|-+/gu, (run) => (run.includes('.') ? '.' : '-')).replaceAll(/^[.-]+|[.-]+$/gu, '') || 'name'
  let id = base
  for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`
  ids.add(id)
  return id
}

/** How the registry reads an entry otherwise than its list does. */
function disproof({wrong, right, accepted}: ImportEntry, desk: Desk): string | undefined {
  const find = (form: string): ReturnType<typeof lint>['findings'] => lint(makeDocument({text: sentence(form)}, desk), {only: ['canonical-name']}).findings
  for (const form of [...right, ...accepted]) {
    const [finding] = find(form)
    if (finding) return `"${form}" would be found itself: ${finding.message}`
  }
  if (right.length === 0 && wrong.every((form) => find(form).length > 0)) return undefined
  if (right.length === 0) return 'it names no replacement, and copydesk finds what it can say the right name of'
  for (const form of wrong.filter((one) => !right.includes(one))) {
    const findings = find(form)
    if (findings.length === 0) return `"${form}" would not be found: to copydesk it is no whole name, or as right as "${right.join(' or ')}"`
    const written = applyEdits(sentence(form), findings.flatMap(({fix, suggestions = []}) => fix ?? suggestions[0]?.edit ?? [])).text
    if (written !== sentence(right[0] ?? '')) return `copydesk would write "${written.slice(4, -7)}" for "${form}"`
  }
  return undefined
}

function sentence(form: string): string {
  return `See ${form} here.\n`
}
