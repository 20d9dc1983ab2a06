import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fixture, luminaCopy} from './site.ts'

const verified = 'verified: {date: 2026-04-22, by: the editors, method: read}'
const fact = (id: string, statement: string, rest = ''): string =>
  `  - {id: ${id}, about: lumina-paint, layer: model, dimension: capability, statement: ${statement}, kind: observed, ${verified}, sources: []${rest}}\n`
const page = (title: string, rest: string, text = 'Text.'): string => `---\ntitle: ${title}\ndescription: One of many.\nabout: [lumina-paint]\nverification: {date: 2026-04-22, by: the editors${rest}}\n---\n\n${text}\n`

const facts = `facts:
${fact('hands', 'It draws hands.')}${fact('feet', 'It draws feet.', ', review: 30d')}${fact('teeth', 'It drew teeth.', ', valid: {until: 2026-08-15}')}${fact('always', 'It draws.', ', review: never')}${fact('ears', 'It will draw ears.', ', valid: {from: 2026-07-01}').replace('observed', 'scheduled')}${fact('heads', 'It will draw whole heads.', ', from: [ears, hands]').replace('observed', 'derived')}`

const ids = ['hands', 'feet', 'teeth', 'always', 'ears', 'heads']
const guide = `It draws hands.[^f:hands] It draws feet,[^f:feet] and it drew teeth.[^f:teeth] It draws.[^f:always]

It will draw ears.[^f:ears] So it will draw whole heads.[^f:heads] The ids \`lumina-paint-1\` and \`lumina-paint-0\` come and go.

${ids.map((id) => `[^f:${id}]: A note on ${id}.`).join('\n\n')}`

/** A site that has something in every state on some day between April 2026 and the end of the year. */
export function ageingSite(): string {
  return luminaCopy({
    'copydesk.yaml': `${readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8')}rules: {fact-note: off, fact-cited: off, verified-date: off}\nstagger: 10\n`,
    'facts/ageing.yaml': facts,
    'guides/ageing.md': page('Ageing', '', guide),
    'guides/held.md': page('Held', ', state: held, why: somebody wrote to us, until: 2026-06-15'),
    'guides/waiting.md': page('Waiting', ', state: held'),
    'guides/old.md': page('Old', ', state: historical'),
    'guides/for-ever.md': page('For ever', ', review: never'),
  })
}
