import {applyEdits, escapeMarkdown, factNote} from 'remark-copydesk'
import type {Decision, Edit, Fact} from 'remark-copydesk'
import {visit} from 'unist-util-visit'
import {newestFirst} from '../components/correction-list.ts'
import {partColumns, rubricName, rubricOf, scoreParts} from '../components/rubric.ts'
import {score} from '../components/score.ts'
import {termName} from '../components/term-link.ts'
import {verificationNote} from '../components/verification-note.ts'
import {factlessSections} from '../factless-sections.ts'
import {isElsewhere} from '../markdown/links.ts'
import type {Page} from '../page.ts'
import {pageChanges} from '../page-changes.ts'
import {scoredOf} from '../scored.ts'
import type {Site} from '../site.ts'
import {oneLine, plainText} from './plain-text.ts'

/** A page as Markdown: what stands around its text, then the text as it was written, then the facts that it does not cite. */
export function markdownTwin(site: Site, page: Page): string {
  const {strings} = site
  const {title, description, verification, decision, about} = page
  const scored = scoredOf(decision)
  const path = site.pagePath(page)
  const {text, cited} = textOf(page, site)
  const changes = page.kind === undefined ? [] : pageChanges(page, site)
  const rest = page.facts.filter(({id}) => !cited.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return blocks([
    `# ${inline(title)}`,
    description && `> ${inline(description)}`,
    verification && inline(plainText(verificationNote(verification, site))),
    scored ? `${inline(plainText(score(scored, site)).replace(/\.$/u, ''))}. ${inline(scored.summary)} (${strings.scoredBy}: ${inline(scored.scoredBy)}; ${rubricInMarkdown(scored, site)})` : decision && inline(decision.summary),
    scored && partsInMarkdown(scored, site),
    about.length > 0 && `${strings.namesOnPage}: ${about.map((term) => `${inline(termName(term))} (${inline(site.desk.layers.get(term.layer)?.label ?? '')})`).join(', ')}`,
    path !== undefined && strings.pageFor(`<${site.address(path)}>`),
    text,
    rest.length > 0 && `## ${strings.facts}\n\n${rest.map((fact) => factItem(fact, site)).join('\n')}`,
    page.corrections.length > 0 && `## ${strings.corrections}\n\n${newestFirst(page.corrections).map(({date, was, is}) => `- ${strings.date(date)}. ${strings.wasWritten}: ${inline(was)} ${strings.isRight}: ${inline(is)}`).join('\n')}`,
    changes.length > 0 && `## ${strings.changeLog}\n\n${changes.map(({date, label, changes: each}) => `- ${strings.date(date)}, ${label}\n${each.map((change) => `  - ${'api' in change ? `\`${change.api.id}\`` : inline(change.fact.statement)}\n`).join('')}`).join('')}`.trimEnd(),
  ])
}

/** A fact with its source and the day and way it was checked, as an item of a list. */
export function factItem({statement, sources, verified}: Fact, {strings}: Site): string {
  const from = sources.length === 0 ? strings.noSource : sources.map(({url, title}) => `[${inline(title ?? url)}](<${url.replaceAll('\\', '%5C')}>)`).join(', ')
  return `- ${inline(statement)} ${strings.sources}: ${from}. ${strings.checked}: ${strings.date(verified.date)}, ${strings.methods[verified.method]}.`
}

/** Text that Markdown shows as it is, on one line. */
export function inline(text: string): string {
  return escapeMarkdown(oneLine(text))
}

/** Blocks of Markdown, those that there are. */
export function blocks(parts: readonly (string | false | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n')}\n`
}

function rubricInMarkdown(decision: Decision, site: Site): string {
  const url = rubricOf(decision, site)?.url
  return `${inline(plainText(rubricName(decision, site)))}${url === undefined ? '' : ` <${url}>`}`
}

function partsInMarkdown(decision: Decision, site: Site): string | false {
  const parts = scoreParts(decision, site)
  const columns = partColumns(decision, parts, site)
  const row = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |`
  return parts.length > 0 && [`${site.strings.scoreParts}:\n`, row(columns.map(({heading}) => heading)), `|${' --- |'.repeat(columns.length)}`, ...parts.map((part) => row(columns.map(({cell}) => cell(part))))].join('\n')
}

/** The page’s own text: no front matter, no raw HTML, which its readers do not get either, and links that lead on from here. */
function textOf(page: Page, site: Site): {text: string; cited: ReadonlySet<string>} {
  const {document} = page
  const edits: Edit[] = []
  const cut = (start: number | undefined, end: number | undefined, text = ''): void => {
    if (start !== undefined && end !== undefined) edits.push({range: [start, end], text})
  }
  const [first, second] = document.tree.children
  const heading = first?.type === 'yaml' ? second : first
  if (first?.type === 'yaml') cut(first.position?.start.offset, first.position?.end.offset)
  if (heading?.type === 'heading' && heading.depth === 1) cut(heading.position?.start.offset, heading.position?.end.offset)
  for (const {range: [, end]} of factlessSections(document)) cut(end, end, `\n\n*${inline(site.strings.noSectionFacts)}*`)
  visit(document.tree, (node) => {
    const {start, end} = node.position ?? {}
    if (node.type === 'html') cut(start?.offset, end?.offset)
    if ((node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') || start?.offset === undefined || end?.offset === undefined) return
    const target = site.linkTarget(node.url, page)
    if (!target.startsWith('/') || isElsewhere(target)) return
    const from = node.type === 'link' ? (node.children.at(-1)?.position?.end.offset ?? start.offset) : start.offset + (node.type === 'image' ? (node.alt ?? '').length : (node.label ?? '').length)
    const at = document.text.slice(from, end.offset).indexOf(node.url)
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(target) ?? []
    const whole = site.address(path) + rest
    if (at !== -1) cut(from + at, from + at + node.url.length, whole.replace(/[\s()<>\\]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`))
  })
  const noted = new Set(document.factNotes.map(({factId}) => factId))
  const cited = new Set(document.citations.map(({factId}) => factId))
  const missing = [...cited].flatMap((id) => (noted.has(id) ? [] : (document.desk.facts.get(id) ?? [])))
  return {
    text: blocks([
      applyEdits(document.text, edits).text.replace(/\r\n?/gu, '\n').trim(),
      ...missing.map((fact) => `[^f:${fact.id}]: ${factNote(fact, document.desk)}`),
    ]).trimEnd(),
    cited,
  }
}
