import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {trail} from '../outputs/structured-data.ts'
import type {Step} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'

/** The way from the front page to this one, which stands last and leads nowhere. */
export function crumbs(site: Site, steps: readonly Step[]): Html {
  return draw('crumbs', steps, site, list)
}

function list(steps: readonly Step[], site: Site): Html {
  const way = trail(site, steps)
  return html`<nav class="crumbs" aria-label="${site.strings.crumbs}"><ol>${way.map(([name, path], index) => (index === way.length - 1 ? html`<li><span aria-current="page">${name}</span></li>` : html`<li><a href="${site.url(path)}">${name}</a></li>`))}</ol></nav>`
}
