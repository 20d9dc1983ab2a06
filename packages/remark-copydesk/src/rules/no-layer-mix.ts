import {z} from 'zod'
import {attribute} from '../layers/attribute.ts'
import {describeMix} from '../layers/describe-mix.ts'
import {defineRule} from '../rule.ts'

export const noLayerMix = defineRule({
  id: 'no-layer-mix',
  summary: 'Say of a name only what its own layer has.',
  why:
    'A model is metered and called by software; an app is subscribed to and signed in to. ' +
    'A reader who is sold "a subscription" to a model, or "an API" of an app, buys the wrong thing.',
  details:
    'Each word that only one layer has is given to the name it is said of, by the grammar that ties it closest: ' +
    'compound and possessive, prepositional phrase, apposition, verb and object, predicate, clause, and last the one layer that the sentence names at all. ' +
    'Then come the words that govern a passage from outside: table headers, a list’s lead-in, the section’s heading, the title, the sentence before. ' +
    'Silent are negation, contrast, questions that ask, quotations, what one product does through another or makes, what somebody else sells, ' +
    'and what the registry allows a name. `copydesk explain FILE:LINE` shows how a passage was read and which line of data to change. ' +
    'Code blocks and HTML blocks are not read, and nothing is known about pages in other languages.',
  severity: 'error',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({}),
  mayFind: ({has, hasKey}) => has('names') || hasKey('about'),
  examples: [
    {title: 'Each has its own', text: 'Lumina Paint 2.0 has an API; Lumina Studio has a subscription.\n'},
    {
      title: 'Compound',
      text: 'The Lumina Paint 2.0 subscription beats Lumina Studio API pricing.\n',
      findings: [
        '1:5-1:34 Unexpected "subscription" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio subscription" or "Lumina Paint 2.0 API access"',
        '1:41-1:66 Unexpected "API pricing" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 API pricing" or "Lumina Studio plan price"',
      ],
    },
    {
      title: 'Possessive',
      text: 'Look at *Lumina Studio*’s endpoint.\n',
      findings: ['1:10-1:35 Unexpected "endpoint" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 endpoint"'],
    },
    {
      title: 'Prepositional phrase',
      text: 'A seat for Lumina Paint 2.0 is cheap.\n',
      findings: ['1:3-1:28 Unexpected "seat" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio seat"'],
    },
    {
      title: 'Subject and predicate, also passive and fronted',
      text: 'Lumina Paint 2.0 is billed once a month. Per token, Lumina Studio is cheap.\n',
      findings: [
        '1:1-1:40 Unexpected "once a month" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio … once a month"',
        '1:42-1:66 Unexpected "Per token" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 … Per token"',
      ],
    },
    {
      title: 'Verb and object',
      text: 'Subscribe to Lumina Paint 2.0 today.\n',
      findings: ['1:1-1:30 Unexpected "Subscribe to" (app layer) of "Lumina Paint 2.0" (model layer), expected "Subscribe to Lumina Studio"'],
    },
    {
      title: 'Class',
      text: 'Lumina Studio is a model for developers.\n',
      findings: ['1:1-1:25 Unexpected "model" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 model"'],
    },
    {
      title: 'Gloss',
      text: 'It runs `lumina-paint-2`, also known as Lumina Studio.\n',
      findings: ['1:10-1:54 Unexpected "Lumina Studio" (app layer) put for "lumina-paint-2" (model layer), expected one of the two, or words that say how they are related'],
    },
    {
      title: 'Equation',
      text: 'Lumina Paint 2.0 is Lumina Studio.\n',
      findings: ['1:1-1:34 Unexpected "Lumina Studio" (app layer) put for "Lumina Paint 2.0" (model layer), expected one of the two, or words that say how they are related'],
    },
    {
      title: 'Relative clause',
      text: 'Open Lumina Studio, which has a rate limit.\n',
      findings: ['1:6-1:43 Unexpected "rate limit" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 rate limit" or "Lumina Studio plan limit"'],
    },
    {
      title: 'Coordination, in the wrong order',
      text: 'Lumina Paint 2.0 and Lumina Studio are billed per month and per token, respectively.\n',
      findings: [
        '1:1-1:56 Unexpected "per month" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio … per month"',
        '1:22-1:70 Unexpected "per token" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 … per token"',
      ],
    },
    {
      title: 'Table cell under the wrong column',
      text: '| | Lumina Paint 2.0 | Lumina Studio |\n|---|---|---|\n| Price | per month | a subscription |\n',
      findings: ['3:11-3:20 Unexpected "per month" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio … per month"'],
    },
    {
      title: 'List item against its lead-in',
      text: 'Lumina Paint 2.0 gives you:\n\n- masks\n- a seat\n',
      findings: ['4:5-4:9 Unexpected "seat" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio seat"'],
    },
    {
      title: 'Section against its heading',
      text: '## Lumina Studio\n\nMind the rate limit.\n',
      findings: ['3:10-3:20 Unexpected "rate limit" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 rate limit" or "Lumina Studio plan limit"'],
    },
    {
      title: 'Body against the title',
      text: '---\ntitle: Lumina Paint 2.0 reviewed\n---\n\nA seat is worth it.\n',
      findings: ['5:3-5:7 Unexpected "seat" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio seat"'],
    },
    {
      title: 'Body against what the page is about',
      text: '---\nabout: [lumina-paint]\n---\n\n## Prices\n\nThe seat costs more.\n',
      findings: ['7:5-7:9 Unexpected "seat" (app layer) of "Lumina Paint 2.0" (model layer), expected "Lumina Studio seat"'],
    },
    {
      title: 'Antecedent',
      text: 'Lumina Studio draws well. It has an endpoint.\n',
      findings: ['1:37-1:45 Unexpected "endpoint" (model layer) of "Lumina Studio" (app layer), expected "Lumina Paint 2.0 endpoint"'],
    },
    {title: 'Negation', text: 'Lumina Studio has no API. A Lumina Studio subscription does not include an API key.\n'},
    {title: 'Contrast', text: 'Unlike Lumina Paint 2.0, Lumina Studio is billed per month.\n\nUse Lumina Studio instead of Lumina Paint 2.0 if you would rather pay per month.\n'},
    {title: 'A question that asks', text: 'Is there a Lumina Studio API?\n'},
    {title: 'Quotation', text: 'The phrase "Lumina Studio API" mixes two layers.\n'},
    {title: 'One through the other', text: 'Lumina Studio runs on Lumina Paint 2.0 and its API.\n'},
    {title: 'What it makes', text: 'Lumina Paint 2.0 draws a subscription form.\n'},
    {title: 'What somebody else sells', text: 'Our plan has 200 Lumina Paint 2.0 pictures per month.\n'},
  ],
  *check({document}) {
    for (const attribution of attribute(document)) yield describeMix(attribution, document)
  },
})
