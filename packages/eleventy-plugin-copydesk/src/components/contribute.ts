import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import type {ComponentProps} from './replaceable.ts'

/** How to mend a page, where the desk says where its source stands. */
export function contribute(site: Site, props: ComponentProps['contribute']): Html {
  return draw('contribute', props, site, links)
}

function links({title, source}: ComponentProps['contribute'], site: Site): Html | false {
  const {strings, contribution, repository} = site
  if (repository === undefined) return false
  const values: Readonly<Record<string, string>> = {
    repository: repository.replace(/\/$/u, ''),
    path: source?.split('/').map(encodeURIComponent).join('/') ?? '',
    title: encodeURIComponent(strings.mistakeIn(title).toWellFormed()),
  }
  const fill = (pattern: string): string => pattern.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
  const {report, edit} = contribution
  const found = [
    report !== false && html`<li><a href="${fill(report)}">${strings.report}</a></li>`,
    edit !== false && source !== undefined && html`<li><a href="${fill(edit)}">${strings.edit}</a></li>`,
  ].filter((link) => link !== false)
  return found.length > 0 && html`<ul class="contribute plain">${found}</ul>`
}
