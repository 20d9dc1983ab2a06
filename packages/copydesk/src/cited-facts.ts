import {resolve} from 'node:path'
import {factNote, rules} from 'remark-copydesk'
import type {Desk, Finding} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {citingPages} from './desk-pages.ts'
import type {DeskPage} from './desk-pages.ts'
import {LineIndex} from './line-index.ts'
import type {PageResult} from './page-result.ts'
import {readText} from './read-text.ts'
import {showPath} from './show-path.ts'

const rule = 'fact-note'

/** What a change of facts makes wrong on pages that it leaves as they are, said where the facts are or were. */
export function citedFactResults(loaded: LoadedDesk, base: Desk, fileBefore: (id: string) => string | undefined, cwd: string): PageResult[] {
  const {desk} = loaded
  const severity = desk.setting(rule)?.severity ?? 'error'
  const changed = [...base.facts.values()].filter((fact) => {
    const now = desk.facts.get(fact.id)
    return !now || factNote(now, desk) !== factNote(fact, base)
  })
  if (severity === 'off' || changed.length === 0) return []
  const pages = citingPages(loaded, cwd, new Set(changed.map(({id}) => id)))
  const found = changed.flatMap(({id}): {file: string; line: number; message: string}[] => {
    const now = desk.facts.get(id)
    const wrong = pages.filter(({document: {citations, factNotes}}) =>
      citations.some(({factId}) => factId === id) && (!now || factNotes.some(({factId, text}) => factId === id && text !== factNote(now, desk))))
    if (wrong.length === 0) return []
    const origin = desk.origins.get(`fact:${id}`)
    const file = origin ? resolve(cwd, origin.path) : fileBefore(id) ?? loaded.configPath
    return [{file, line: origin?.line ?? 1, message: now
      ? `Unexpected change of \`${id}\` that the footnote of ${name(wrong)} does not say, expected \`copydesk fix\` to bring it up to date`
      : `Unexpected removal of \`${id}\`, which ${name(wrong)} cites, expected it until no page does`}]
  })
  return [...Map.groupBy(found, ({file}) => file)].map(([filePath, some]) => {
    const {text} = readText(filePath)
    const lines = new LineIndex(text)
    const findings = some.map(({line, message}): Finding => ({rule, severity, message, range: lines.range(line), why: rules.find(({id}) => id === rule)?.why ?? ''}))
    return {filePath, shown: showPath(filePath, cwd), text, findings}
  })
}

function name([first, ...others]: readonly DeskPage[]): string {
  return `${first?.shown}${others.length > 0 ? ` and ${others.length} more` : ''}`
}
