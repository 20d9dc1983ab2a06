import {z} from 'zod'
import {nearest} from '../desk/yaml-source.ts'
import {defineRule} from '../rule.ts'

export const factSource = defineRule({
  id: 'fact-source',
  summary: 'Cite facts that are there, and give each fact what its method demands.',
  why: 'A footnote is a promise that somebody can look it up. A fact without its source, or a footnote without its fact, breaks it where no reader can see.',
  details: [
    'On a page: a footnote `[^f:ID]` whose id no file of facts has. In the files of facts:',
    '- `read` and `quote-match` need a source with the words found there (`quote`, 24 characters or more) and the day it was opened (`accessed`), not before the verified date; a program confirms no price and no limit;',
    '- `carried` and `stored-copy` need a source to be carried or copied from; where nobody took a quote there is none;',
    '- a derived fact names what it follows from and is no newer than the oldest of it; a scheduled one names its day;',
    '- on a change, a verified date goes forward only with a source opened since, and never back;',
    '- on a change, what a fact states, its value, its time and its quotes stand as long as its verified date;',
    '- neither the verified date nor a day of `accessed` is still to come;',
    '- a fact that no page cites and nothing follows from is told with a warning.',
  ].join('\n'),
  severity: 'error',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({}),
  mayFind: ({cites}) => cites,
  examples: [
    {text: 'It costs 4 cents.[^f:paint.price]\n'},
    {
      text: 'It costs 4 cents.[^f:paint.prices]\n',
      findings: ['1:18-1:35 Unexpected fact `paint.prices`, expected one that the desk has, did you mean `paint.price`?'],
    },
  ],
  *check({document, desk}) {
    for (const {factId, range} of document.citations) {
      if (desk.facts.has(factId)) continue
      const near = nearest(factId, [...desk.facts.keys()])
      yield {
        range,
        message: `Unexpected fact \`${factId}\`, expected one that the desk has${near === undefined ? '' : `, did you mean \`${near}\`?`}`,
        why: 'The footnote leads nowhere.',
        ...(near !== undefined && {expected: [`[^f:${near}]`], suggestions: [{title: `Cite \`${near}\``, edit: {range, text: `[^f:${near}]`}}]}),
      }
    }
  },
})
