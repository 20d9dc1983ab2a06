import {z} from 'zod'
import type {SectionRule} from '../desk/schema.ts'
import {nearest} from '../desk/yaml-source.ts'
import type {Document} from '../document/document.ts'
import type {Section} from '../document/sections.ts'
import type {RuleFinding} from '../finding.ts'
import {defineRule} from '../rule.ts'

const card = (...sections: readonly string[]): string => sections.map((title) => `## ${title}\n\nNot verified.\n`).join('\n')

export const sectionOrder = defineRule({
  id: 'section-order',
  summary: 'Give each page of a kind the sections of its kind, in their order.',
  why: 'Readers who compare pages look for one answer in one place. A section that is missing, or called something else, reads as if there were nothing to say.',
  details: 'The sections stand in `copydesk.yaml`, as `kinds: {decision: {files: […], sections: […]}}`; a kind that is a list of globs has none. A section is a second-level heading that stands in no list or quotation, word for word; deeper headings are free. Where nothing is known, keep the section and say so in it.',
  severity: 'error',
  clock: false,
  fix: 'suggestion',
  wholePage: true,
  mayFind: ({kind}) => kind,
  options: z.strictObject({}),
  examples: [
    {path: 'cards/paint.md', text: `# Paint\n\n${card('Verdict', 'Who it is for', 'Price', 'Limits', 'Score')}`},
    {title: 'An optional section may be left out', path: 'cards/paint.md', text: card('Verdict', 'Who it is for', 'Price', 'Score')},
    {title: 'Deeper headings are free', path: 'cards/paint.md', text: card('Verdict', 'Who it is for', 'Price', 'Score').replace('## Score', '### By seat\n\nNot verified.\n\n## Score')},
    {title: 'A kind without sections', path: 'guides/paint.md', text: '## Anything\n\nGoes.\n'},
    {
      title: 'Missing',
      path: 'cards/paint.md',
      text: card('Verdict', 'Price'),
      findings: [
        '5:4-5:9 Unexpected section "Price", expected "Who it is for" before it',
        '7:14-7:14 Unexpected end of the page, expected the section "Score" before it',
      ],
    },
    {
      title: 'Unknown',
      path: 'cards/paint.md',
      text: card('Verdict', 'Who it is for', 'Prices', 'Colours', 'Score'),
      findings: [
        '9:4-9:10 Unexpected section "Prices", expected "Price"',
        '13:4-13:11 Unexpected section "Colours", expected none but "Verdict", "Who it is for", "Price", "Limits", "Score"',
      ],
    },
    {
      title: 'Repeated',
      path: 'cards/paint.md',
      text: card('Verdict', 'Who it is for', 'Price', 'Price', 'Score'),
      findings: ['13:4-13:9 Unexpected second section "Price", expected one'],
    },
    {
      title: 'Misplaced',
      path: 'cards/paint.md',
      text: card('Score', 'Verdict', 'Who it is for', 'Price'),
      findings: ['1:4-1:9 Unexpected section "Score" here, expected it after "Price"'],
    },
  ],
  *check({document, desk}) {
    const wanted = document.kind === undefined ? [] : (desk.config.kinds[document.kind]?.sections ?? [])
    if (wanted.length === 0) return
    const why = `On each page of the kind \`${document.kind}\` readers find one answer in one place.`
    const titles = wanted.map(({title}) => title)
    const placed: Placed[] = []
    const misspelt = new Set<string>()
    for (const section of document.sections) {
      const {title, heading} = section
      const rank = titles.indexOf(title)
      if (placed.some((other) => other.rank === rank)) {
        yield {range: heading, message: `Unexpected second section "${title}", expected one`, why}
      } else if (rank >= 0) {
        placed.push({section, rank})
      } else {
        const near = nearest(title, titles.filter((other) => document.sections.every((there) => there.title !== other)))
        if (near) misspelt.add(near)
        yield near
          ? {range: heading, message: `Unexpected section "${title}", expected "${near}"`, why, expected: [near], suggestions: [{title: `Write "${near}"`, edit: {range: heading, text: near}}]}
          : {range: heading, message: `Unexpected section "${title}", expected none but ${titles.map((other) => `"${other}"`).join(', ')}`, why}
      }
    }
    const inOrder = longestRise(placed)
    for (const {section, rank} of placed) {
      if (inOrder.some((other) => other.rank === rank)) continue
      const before = inOrder.findLast((other) => other.rank < rank)
      yield {range: section.heading, message: `Unexpected section "${section.title}" here, expected it ${before ? `after "${before.section.title}"` : 'first'}`, why}
    }
    for (const [rank, lacking] of wanted.entries()) {
      if (lacking.optional || misspelt.has(lacking.title) || placed.some((other) => other.rank === rank)) continue
      yield {...missing(lacking, inOrder.find((other) => other.rank > rank)?.section, document), why: `${why} Where nothing is known, the section says that.`}
    }
  },
})

/** A section of the page, and where it stands among those of its kind. */
interface Placed {
  readonly section: Section
  readonly rank: number
}

function missing({title}: SectionRule, next: Section | undefined, {sections, text}: Document): Pick<RuleFinding, 'range' | 'message'> {
  if (next) return {range: next.heading, message: `Unexpected section "${next.title}", expected "${title}" before it`}
  const end = sections.at(-1)?.range[1] ?? text.length
  return {range: [end, end], message: `Unexpected end of the page, expected the section "${title}" before it`}
}

/** The most sections that stand in order already: to move the others is the least work. */
function longestRise(placed: readonly Placed[]): readonly Placed[] {
  const best: (readonly Placed[])[] = []
  for (const [index, each] of placed.entries()) {
    const before = best.filter((_, at) => (placed[at]?.rank ?? 0) < each.rank).toSorted((a, b) => b.length - a.length)[0] ?? []
    best[index] = [...before, each]
  }
  return best.toSorted((a, b) => b.length - a.length)[0] ?? []
}
