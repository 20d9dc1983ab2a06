import {realpathSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {dateChange, factFileSchema, lint, makeDocument, parseYamlSource, validate} from 'remark-copydesk'
import type {Desk, Document, Fact, LintOptions, PageChange} from 'remark-copydesk'
import {isMarkdown} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {checkPages} from './check-pages.ts'
import type {CheckedPages, Page} from './check-pages.ts'
import {chooserResults} from './chooser-results.ts'
import {citedFactResults} from './cited-facts.ts'
import type {Invocation} from './command.ts'
import {Desks} from './desks.ts'
import {factResults} from './fact-results.ts'
import {GitChanges} from './git-changes.ts'
import type {PageResult} from './page-result.ts'
import {joinData} from './result-order.ts'
import {showPath} from './show-path.ts'

/**
 * Judges what the working tree has changed since it left a ref, and nothing else.
 *
 * @throws {GitError} where git cannot tell.
 */
export async function lintChange(invocation: Invocation, options: LintOptions, ref: string): Promise<CheckedPages> {
  const {terminal, cwd, words} = invocation
  const changes = new GitChanges(cwd, ref)
  terminal.note(`Since: ${changes.base.slice(0, 12)} (where ${ref} and HEAD part)`)
  const left = words.filter((word) => !changes.deletes(resolve(cwd, word)))
  for (const word of words) if (!left.includes(word)) terminal.note(`${showPath(resolve(cwd, word), cwd)} is left out: the change deletes it`)
  if (words.length > 0 && left.length === 0) return {results: [], desks: new Desks(invocation), failed: false}

  const bases = new Map<LoadedDesk, Desk>()
  const read = ({filePath, text, path, loaded}: Page): {readonly document: Document; readonly change: PageChange} => {
    const {base, ...change} = changes.changeOf(filePath, text)
    if (!bases.has(loaded)) bases.set(loaded, deskBefore(loaded, changes, cwd))
    const desk = bases.get(loaded)
    return {
      document: makeDocument({text, path}, loaded.desk),
      change: {...change, ...(base && {base: {text: base.text, path: loaded.pagePath(base.file), ...(desk && {desk})}})},
    }
  }
  const takes = (file: string): boolean => changes.has(file)
  const asked = {...invocation, words: left}
  // By the paths of their configurations.
  const bumps = new Map<string, number>()
  const counted = wholeOf(asked, changes)
  if (counted.words.length > 0 || !invocation.whole) {
    await checkPages({...counted, terminal: {...terminal, note: () => {}}}, (page) => {
      const {document, change: {base}} = read(page)
      const moved = base && dateChange(document, makeDocument({text: base.text, ...(base.path !== undefined && {path: base.path})}, base.desk ?? document.desk))
      if (moved && moved.to > moved.from && !moved.facts) bumps.set(page.loaded.configPath, (bumps.get(page.loaded.configPath) ?? 0) + 1)
      return {text: page.text, findings: []}
    }, {takes, silent: true})
  }
  const checked = await checkPages(asked, (page) => {
    const {document, change} = read(page)
    const found = lint(document, {...options, change, bumps: bumps.get(page.loaded.configPath) ?? 0})
    // Of findings that are alike, a baseline’s are first those that the change left alone.
    const needsAll = found.findings.length > 0 && invocation.options.useBaseline && (invocation.options.baseline ?? page.loaded.desk.config.baseline) !== undefined
    const all = needsAll ? lint(document, options).findings : []
    const elsewhere = all.filter((finding) => !found.findings.some(({rule, range}) => rule === finding.rule && isDeepStrictEqual(range, finding.range)))
    return {text: page.text, ...found, elsewhere}
  }, {takes})
  const facts = changedFacts(invocation, left, changes, options)
  return {results: [...checked.results, ...facts.results], desks: checked.desks, failed: checked.failed || facts.failed}
}

/**
 * A call for a part of a desk as one for all pages of it whose date the change may have moved: the job of
 * a part counts such pages, and must say what one job over all of them would.
 */
function wholeOf(invocation: Invocation, changes: GitChanges): Invocation {
  const {whole} = invocation
  if (!whole) return invocation
  const real = realpathSync(whole.root)
  const words = changes.files(/[0-9]{4}-|date|[*&]/u.source)
    .map((file) => relative(real, file))
    .filter((path) => isMarkdown(path) && !path.split(sep).some((name) => name.startsWith('.') || name === 'node_modules'))
    .map((path) => join(whole.root, path))
  return {...invocation, words, takes: whole.takes}
}

/** The desks whose data the change touches: broken data must not pass because no page changed. */
function changedFacts(invocation: Invocation, words: readonly string[], changes: GitChanges, options: LintOptions): {results: PageResult[]; failed: boolean} {
  const {cwd, terminal} = invocation
  const asked = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
  const isAsked = (file: string): boolean => asked.some((folder) => file === folder || !/^\.\.(?:[\\/]|$)/u.test(relative(folder, file)))
  const removed = changes.removed().map(({file}) => file)
  const files = [...changes.files(), ...removed].filter((file) => /\.ya?ml$/u.test(file) && isAsked(file))
  const desks = new Desks(invocation)
  const loaded = new Set(files.flatMap((file) => (desks.configOf(file) === undefined ? [] : desks.deskOf(file) ?? [])))
  for (const problem of [...desks.problems, ...desks.notes]) terminal.note(problem)
  const wants = (rule: string): boolean => options.only === undefined || options.only.includes(rule)
  const found = [...loaded].flatMap((one) => {
    const base = deskBefore(one, changes, cwd)
    const fileBefore = (id: string): string | undefined => one.files.find((file) => changes.has(file) && factsIn(file, changes.changeOf(file, '').base?.text ?? '').some((fact) => fact.id === id))
    return [
      ...(wants('fact-source') ? factResults(one, cwd, {base, ...(options.today && {today: options.today})}, (fact) => !isDeepStrictEqual(fact, base.facts.get(fact.id))) : []),
      ...(wants('fact-note') ? citedFactResults(one, base, fileBefore, cwd) : []),
      ...chooserResults(one, cwd, options, (file, text, {range: [start, end]}) => changes.has(file) && changes.changeOf(file, text).ranges.some(([from, to]) => start < to && end > from)),
    ]
  })
  const results = joinData(found.filter(({filePath}) => isAsked(filePath) || words.length === 0))
  return {results, failed: desks.problems.length > 0}
}

/** A desk with the facts as they were before the change. */
function deskBefore({desk, files, root}: LoadedDesk, changes: GitChanges, cwd: string): Desk {
  const changed = new Set(files.filter((file) => changes.has(file)))
  const facts = new Map([...desk.facts].filter(([id]) => !changed.has(resolve(cwd, desk.origins.get(`fact:${id}`)?.path ?? ''))))
  for (const file of changed) {
    for (const fact of factsIn(file, changes.changeOf(file, '').base?.text ?? '')) facts.set(fact.id, fact)
  }
  for (const {file, text} of changes.removed()) {
    if (!/\.ya?ml$/u.test(file) || relative(root, file).startsWith('..')) continue
    for (const fact of factsIn(file, text())) facts.set(fact.id, fact)
  }
  return {...desk, facts}
}

function factsIn(path: string, text: string): readonly Fact[] {
  return validate(parseYamlSource({path, text}).source, factFileSchema).value?.facts ?? []
}
