import {resolve, sep} from 'node:path'
import {lint, makeDocument} from 'remark-copydesk'
import type {LintOptions} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {checkPages} from './check-pages.ts'
import type {CheckedPages} from './check-pages.ts'
import {chooserResults} from './chooser-results.ts'
import type {Invocation} from './command.ts'
import {factResults} from './fact-results.ts'

/** Judges pages as they are, and the facts of each desk that was asked about whole. */
export async function lintPages(invocation: Invocation, options: LintOptions): Promise<CheckedPages> {
  const {options: {stdin}, cwd, words} = invocation
  const cited = new Map<LoadedDesk, Set<string>>()
  const checked = await checkPages(invocation, ({text, path, loaded}) => {
    const document = makeDocument({text, path}, loaded.desk)
    cited.set(loaded, (cited.get(loaded) ?? new Set()).union(new Set(document.citations.map(({factId}) => factId))))
    return {text, ...lint(document, options)}
  })
  // Only who reads every page of a desk knows what none of them cites, and has asked about all of it.
  const folders = (words.length > 0 ? words : ['.']).map((word) => resolve(cwd, word))
  const whole = [...cited].filter(([{root}]) => !stdin && folders.some((folder) => root === folder || root.startsWith(folder.endsWith(sep) ? folder : folder + sep)))
  const wanted = options.only === undefined || options.only.includes('fact-source')
  const facts = wanted ? whole.flatMap(([loaded, usedFacts]) => factResults(loaded, cwd, {usedFacts, ...(options.today && {today: options.today})})) : []
  const choosers = whole.flatMap(([loaded]) => chooserResults(loaded, cwd, options))
  return {...checked, results: [...checked.results, ...facts, ...choosers]}
}
