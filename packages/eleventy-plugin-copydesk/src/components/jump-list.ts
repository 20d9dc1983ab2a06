import {html} from '../html.ts'
import type {Html} from '../html.ts'

/** A way into a long list: what it leads to, and how many names are there. */
export interface Jump {
  readonly name: string
  readonly href: string
  readonly count: number
}

/** Ways into a list, with their counts. */
export function jumpList(title: string, jumps: readonly Jump[]): Html {
  return html`<nav class="jumps" aria-label="${title}"><p>${title}</p><ul>${jumps.map(({name, href, count}) => html`<li><a href="${href}">${name}</a> <span class="aside">${count}</span></li>`)}</ul></nav>`
}
