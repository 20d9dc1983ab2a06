import type {Term} from 'remark-copydesk'
import {stateOn} from '../components/api-ids.ts'
import {termName} from '../components/term-link.ts'
import {listingTitle} from '../layouts/listing.ts'
import type {Listing} from '../listings.ts'
import type {Site} from '../site.ts'
import {blocks, factItem, inline} from './markdown-twin.ts'
import {twinPath} from './twin-path.ts'

/** The list of names as Markdown. */
export function termsTwin(site: Site): string {
  return blocks([
    `# ${inline(site.strings.names)}`,
    `> ${inline(site.namesLead)}`,
    site.strings.pageFor(`<${site.address(site.termsPath)}>`),
    nameItems(site.terms, site),
  ])
}

/** The names of a vendor or a layer as Markdown. */
export function listingTwin(site: Site, {by, name, path, terms}: Listing): string {
  return blocks([
    `# ${inline(listingTitle(site, {by, name}))}`,
    `> ${site.strings.namesCount(terms.length)}`,
    site.strings.pageFor(`<${site.address(path)}>`),
    nameItems(terms, site),
  ])
}

function nameItems(terms: readonly Term[], site: Site): string {
  return terms.map((term) => `- [${inline(termName(term))}](${site.address(twinPath(`${site.termsPath}${term.id}/`))}): ${inline(site.desk.layers.get(term.layer)?.label ?? '')} · ${site.strings.termKinds[term.kind]}`).join('\n')
}

/** A name’s page as Markdown. */
export function termTwin(site: Site, term: Term): string {
  const {strings, desk, today} = site
  const layer = desk.layers.get(term.layer)
  const siblings = term.siblings.flatMap((id) => desk.terms.get(id) ?? [])
  const facts = [...desk.facts.values()].filter(({about}) => about === term.id).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return blocks([
    `# ${inline(termName(term))}`,
    term.summary && `> ${inline(term.summary)}`,
    [
      `- ${strings.layer}: ${inline(layer?.label ?? '')}`,
      `- ${strings.vendor}: ${inline(desk.vendors.get(term.vendor)?.name ?? '')}`,
      `- ${strings.what}: ${strings.termKinds[term.kind]}`,
      ...(term.note === undefined ? [] : [`- ${strings.note}: ${inline(term.note)}`]),
    ].join('\n'),
    strings.pageFor(`<${site.address(`${site.termsPath}${term.id}/`)}>`),
    siblings.length > 0 && `## ${strings.confused}\n\n${siblings.map((one) => `- ${inline(termName(one))} (${inline(desk.layers.get(one.layer)?.label ?? '')})${one.summary === undefined ? '' : `: ${inline(one.summary)}`}`).join('\n')}`,
    term.ids.length > 0 && `## ${strings.apiIds}\n\n${term.ids.map((one) => `- \`${one.id}\`: ${[strings.idStates[stateOn(one, today)], one.shutdown && `${strings.end} ${strings.date(one.shutdown)}`, one.successor && `${strings.successor} \`${one.successor}\``, one.host && inline(strings.atHost(one.host))].filter(Boolean).join(', ')}`).join('\n')}`,
    term.variants.length > 0 && `## ${strings.forms}\n\n${term.variants.map((wrong) => `- ${strings.instead} ${inline(termName({name: wrong}))}: ${inline(termName(term))}`).join('\n')}`,
    facts.length > 0 && `## ${strings.facts}\n\n${facts.map((fact) => factItem(fact, site)).join('\n')}`,
  ])
}
