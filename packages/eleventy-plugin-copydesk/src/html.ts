/** Markup that is safe to print as it is. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }

  toString(): string {
    return this.markup
  }
}

/** What may stand in an `html` template. Nothing is printed for `undefined`, `null` and `false`. */
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[]

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

function print(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(print).join('')
  return String(value).replace(/[&<>"']/gu, (character) => escapes[character] ?? '')
}

/** A template whose values are escaped, for text and for quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + print(values[index])).join(''))
}

/** Opts a string out of escaping: only for markup that this package made itself. */
export function raw(markup: string): Html {
  return new Html(markup)
}
