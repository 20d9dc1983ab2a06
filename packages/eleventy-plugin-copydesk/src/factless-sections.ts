import type {Document, Section} from 'remark-copydesk'

/** The sections of a page in which no fact is cited, though its kind expects facts there. */
export function factlessSections({kind, desk, sections, citations}: Document): ReadonlySet<Section> {
  const wanted = kind === undefined ? [] : (desk.config.kinds[kind]?.sections ?? [])
  if (wanted.length === 0) return new Set()
  return new Set(sections.filter(({title, range: [start, end]}) =>
    wanted.find((section) => section.title === title)?.facts !== false &&
    !citations.some(({factId, range}) => desk.facts.has(factId) && range[0] >= start && range[1] <= end)))
}
