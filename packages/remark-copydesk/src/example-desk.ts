import {compileDesk} from './desk/desk.ts'
import type {Desk} from './desk/desk.ts'

/** An invented vendor with a pair of confusable names: what the rules’ examples are written for. */
export const exampleRegistry = `
layers:
  - id: model
    label: model layer
    description: Models and their APIs, called by software.
    cues:
      strong:
        - {cue: API, counterpart: plan}
        - API key
        - {cue: API pricing, counterpart: plan price}
        - endpoint
        - {cue: rate limit, counterpart: plan limit}
        - {cue: per token, role: measure, forms: [by the token, per million tokens]}
        - {cue: call, role: verb}
      weak:
        - {cue: model, role: class}
        - token
  - id: app
    label: app layer
    description: What people sign in to and subscribe to.
    cues:
      strong:
        - {cue: subscription, counterpart: API access}
        - seat
        - plan limit
        - {cue: per month, role: measure, forms: [once a month, monthly, a month]}
        - {cue: subscribe to, role: verb}
      weak:
        - {cue: app, role: class}
        - plan
  - {id: brand, label: whole brand}
vendors:
  - {id: lumina, name: Lumina, idPrefixes: [lumina-]}
terms:
  - id: lumina-paint
    name: Lumina Paint 2.0
    layer: model
    kind: model
    vendor: lumina
    short: [Lumina Paint 2]
    variants: [Lumina Paints 2.0]
    siblings: [lumina-studio]
    ids: [{id: lumina-paint-2}]
  - id: lumina-studio
    name: Lumina Studio
    layer: app
    vendor: lumina
    kind: app
    hybrids: [{text: Lumina Studio Paint 2, meant: [lumina-paint, lumina-studio]}]
    siblings: [lumina-paint]
  - id: lumi
    name: Lumi
    layer: brand
    kind: brand
    vendor: lumina
    ambiguous: [lumina-studio, lumina-paint]
overlay:
  - {term: lumina-studio, page: /terms/lumina-studio/}
`

/** The desk of the rules’ examples: its kinds are \`guide\` and \`decision\`, each reviewed every 90 days. */
export const exampleConfig = `
kinds:
  guide: [guides/**/*.md]
  decision: [decisions/**/*.md]
review: {guide: 90d, decision: 90d}
`

/** Compiles the example desk. */
export function makeExampleDesk(): Desk {
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: exampleConfig},
    registries: [[{path: 'registry.yaml', text: exampleRegistry}]],
  })
  if (!desk) throw new Error(problems.map(({line, message}) => `${line}: ${message}`).join('\n'))
  return desk
}
