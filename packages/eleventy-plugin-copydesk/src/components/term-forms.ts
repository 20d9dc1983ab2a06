import type {Term} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html, HtmlValue} from '../html.ts'
import type {Site} from '../site.ts'
import {draw} from './replaceable.ts'
import {table} from './table.ts'
import {termLink, termName} from './term-link.ts'

interface Form {
  readonly wrong: string
  readonly right: HtmlValue
}

/** The wrong forms of a name and what to write; nothing where it has none. */
export function termForms(term: Term, site: Site): Html {
  return draw('termForms', term, site, formTable)
}

function formTable(term: Term, site: Site): Html | false {
  const {strings, desk} = site
  const forms: Form[] = [
    ...term.variants.map((wrong) => ({wrong: termName({name: wrong}), right: termName(term)})),
    ...term.hybrids.map(({text, meant}) => ({
      wrong: termName({name: text}),
      right: html`${strings.ambiguousForm} ${meant.flatMap((id) => desk.terms.get(id) ?? []).map((one, index) => html`${index > 0 && ` ${strings.or} `}${termLink(one, site)}`)}`,
    })),
  ]
  return forms.length > 0 && html`<section><h2 id="page:forms">${strings.forms}</h2>
${table(forms, [
  {heading: strings.instead, cell: ({wrong}) => wrong},
  {heading: strings.write, cell: ({right}) => right},
], 'page:forms')}</section>`
}
