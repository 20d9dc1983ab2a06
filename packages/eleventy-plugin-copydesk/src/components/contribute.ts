import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'

/** How to mend a page, where the desk says where its source stands. */
export function contribute(site: Site, {title, source}: {readonly title: string; readonly source: string | undefined}): Html | false {
  const {strings, contribution, repository} = site
  if (repository === undefined) return false
  const values: Readonly<Record<string, string>> = {
    repository: repository.replace(/\/$/u, ''),
    path: source?.split('/').map(encodeURIComponent).join('/') ?? '',
    title: encodeURIComponent(strings.mistakeIn(title).toWellFormed()),
  }
  const fill = (pattern: string): string => pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
  const {report, edit} = contribution
  const links = [
    report !== false && html`<li><a href="${fill(report)}">${strings.report}</a></li>`,
    edit !== false && source !== undefined && html`<li><a href="${fill(edit)}">${strings.edit}</a></li>`,
  ].filter((link) => link !== false)
  return links.length > 0 && html`<ul class="contribute plain">${links}</ul>`
}
