import {Html, html} from '../html.ts'
import type {HtmlValue} from '../html.ts'

/** A template of XML whose values are escaped, without the characters that no XML may hold. */
export function xml(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return html(parts, ...values.map(clean))
}

function clean(value: HtmlValue): HtmlValue {
  if (typeof value === 'string') return value.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
  return typeof value === 'object' && value !== null && !(value instanceof Html) ? value.map(clean) : value
}
