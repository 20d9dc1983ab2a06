import {namesInSentence} from '../components/names-in-sentence.ts'
import {termName} from '../components/term-link.ts'
import {manualPlace} from '../manual.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'
import {twinPath} from './twin-path.ts'

/** What this site holds, for programs that read it (llmstxt.org): every page in Markdown, kind by kind. */
export function llms(site: Site): string {
  const {strings, outputs, published, desk} = site
  const link = (name: string, path: string, about?: string): string => {
    const twin = twinPath(path)
    return `- [${inline(name)}](${site.address(published.has(twin) ? twin : path)})${about === undefined ? '' : `: ${inline(about)}`}`
  }
  const section = (title: string, items: readonly string[]): string | false => items.length > 0 && `## ${inline(title)}\n\n${items.join('\n')}`
  const pages = site.pages.flatMap((page) => {
    const path = site.pagePath(page)
    return path === undefined ? [] : [{...page, path}]
  }).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const kinds = [...new Set([...Object.keys(desk.config.kinds), ...pages.flatMap(({kind}) => kind ?? [])])]
  const files = [['Atom', outputs.atom], ['JSON Feed', outputs.jsonFeed], ['iCalendar', outputs.calendar], ['Sitemap', outputs.sitemap]] as const
  return blocks([
    `# ${inline(site.name)}`,
    site.description && `> ${inline(site.description)}`,
    strings.machineCopiesLead,
    ...kinds.map((kind) => section(strings.kinds[kind] ?? kind, pages.filter((page) => page.kind === kind).map(({title, path, decision, description}) => link(title, path, decision?.summary ?? description)))),
    ...(site.manual?.groups ?? []).map((group) => section(`${site.manual?.title}: ${group.title}`, group.pages.map((page) => link(page.title, site.pagePath(page) ?? '/', page.description)))),
    section(strings.otherPages, pages.filter((page) => page.kind === undefined && !(site.manual && manualPlace(site.manual, page.document.path))).map(({title, path, description}) => link(title, path, description))),
    section(strings.choosers, site.choosers.map((chooser) => link(chooser.title, site.chooserPath(chooser), chooser.lead))),
    site.hasTerms && section(strings.names, site.terms.map((term) => link(termName(term), `${site.termsPath}${term.id}/`, term.summary))),
    section(strings.compare, site.comparisons.map(({terms, path}) => link(namesInSentence(terms, site), path))),
    section(strings.machineCopies, [
      ...files.flatMap(([name, path]) => (path !== false && published.has(path) ? [`- [${name}](${site.address(path)})`] : [])),
      link(strings.home, '/'),
    ]),
  ])
}
