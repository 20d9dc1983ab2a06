import {escapeMarkdown, factNote} from 'remark-copydesk'
import type {Desk} from 'remark-copydesk'
import type {Target} from '../target.ts'
import {describeState, describeTerm} from './describe-term.ts'

/** What an editor shows of a target, in Markdown; `undefined` where the desk does not know it. */
export function describeTarget({kind, id}: Target, desk: Desk): string | undefined {
  if (kind === 'term') {
    const term = desk.terms.get(id)
    return term && describeTerm(term, desk)
  }
  if (kind === 'api-id') {
    const known = desk.ids.get(id)
    return known && `\`${id}\` · ${describeState(known.entry)}${known.entry.note === undefined ? '' : `\n\n${escapeMarkdown(known.entry.note)}`}\n\n${describeTerm(known.term, desk)}`
  }
  if (kind === 'fact') {
    const fact = desk.facts.get(id)
    if (!fact) return undefined
    const about = desk.terms.get(fact.about)
    return `${factNote(fact, desk)}\n\n${fact.kind} ${fact.dimension} of ${escapeMarkdown(about?.name ?? fact.about)} · ${escapeMarkdown(desk.layers.get(fact.layer)?.label ?? fact.layer)} · \`${id}\``
  }
  if (kind === 'layer') {
    const layer = desk.layers.get(id)
    return layer && `**${escapeMarkdown(layer.label)}**${layer.description === undefined ? '' : `\n\n${escapeMarkdown(layer.description)}`}`
  }
  const vendor = desk.vendors.get(id)
  return vendor && `**${escapeMarkdown(vendor.name)}**`
}
