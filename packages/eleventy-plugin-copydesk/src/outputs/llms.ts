import {namesInSentence} from '../components/names-in-sentence.ts'
import {termName} from '../components/term-link.ts'
import {pagesHere} from '../collections/pages-here.ts'
import {manualPlace} from '../manual.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'
import {twinPath} from './twin-path.ts'

/** What this site holds, for programs that read it (llmstxt.org): every page in Markdown, kind by kind; of a collection its list. */
export function llms(site: Site): string {
  const {strings, outputs, published} = site
  const files = [['Atom', outputs.atom], ['JSON Feed', outputs.jsonFeed], ['iCalendar', outputs.calendar], ['Sitemap', outputs.sitemap]] as const
  return blocks([
    `# ${inline(site.name)}`,
    site.description && `> ${inline(site.description)}`,
    strings.machineCopiesLead,
    ...pageSections(site),
    section(strings.collections, site.collections.map(({title, path, description}) => link(site, title, path, description))),
    section(strings.choosers, site.choosers.map((chooser) => link(site, chooser.title, site.chooserPath(chooser), chooser.lead))),
    site.hasTerms && section(strings.names, site.terms.map((term) => link(site, termName(term), `${site.termsPath}${term.id}/`, term.summary))),
    section(strings.compare, site.comparisons.map(({terms, path}) => link(site, namesInSentence(terms, site), path))),
    section(strings.machineCopies, [
      ...files.flatMap(([name, path]) => (path !== false && published.has(path) ? [`- [${name}](${site.address(path)})`] : [])),
      link(site, strings.home, '/'),
    ]),
  ])
}

/** The pages of a list in Markdown: kind by kind, then those of the manual, then the rest. */
export function pageSections(site: Site): readonly (string | false)[] {
  const {strings, desk, manual} = site
  const pages = pagesHere(site).flatMap((page) => {
    const path = site.pagePath(page)
    return path === undefined ? [] : [{...page, path}]
  }).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const kinds = [...new Set([...Object.keys(desk.config.kinds), ...pages.flatMap(({kind}) => kind ?? [])])]
  const here = new Set(pages.map(({file}) => file))
  return [
    ...kinds.map((kind) => section(strings.kinds[kind] ?? kind, pages.filter((page) => page.kind === kind).map(({title, path, decision, description}) => link(site, title, path, decision?.summary ?? description)))),
    ...(manual?.groups ?? []).map((group) => section(`${manual?.title}: ${group.title}`, group.pages.filter(({file}) => here.has(file)).map((page) => link(site, page.title, site.pagePath(page) ?? '/', page.description)))),
    section(strings.otherPages, pages.filter((page) => page.kind === undefined && !(manual && manualPlace(manual, page.document.path))).map(({title, path, description}) => link(site, title, path, description))),
  ]
}

function section(title: string, items: readonly string[]): string | false {
  return items.length > 0 && `## ${inline(title)}\n\n${items.join('\n')}`
}

function link(site: Site, name: string, path: string, about?: string): string {
  const twin = twinPath(path)
  return `- [${inline(name)}](${site.address(site.published.has(twin) ? twin : path)})${about === undefined ? '' : `: ${inline(about)}`}`
}
