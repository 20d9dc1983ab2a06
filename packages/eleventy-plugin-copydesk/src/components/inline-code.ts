import {html} from '../html.ts'
import type {Html} from '../html.ts'

/** A sentence of the registry, in which backticks mark code. */
export function inlineCode(text: string): Html {
  return html`${text.split(/`([^`]+)`/u).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`
}
