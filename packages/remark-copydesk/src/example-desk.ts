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
  - id: lumina-draw
    name: Lumina Draw 1.0
    layer: model
    kind: model
    vendor: lumina
    ids: [{id: lumina-draw-1, state: deprecated, announced: "2026-06-02", shutdown: "2026-12-01", successor: lumina-draw-2}]
  - id: lumina-draw-2
    name: Lumina Draw 2.0
    layer: model
    kind: model
    vendor: lumina
    ids: [{id: lumina-draw-2}]
  - id: lumi
    name: Lumi
    layer: brand
    kind: brand
    vendor: lumina
    ambiguous: [lumina-studio, lumina-paint]
overlay:
  - {term: lumina-studio, page: /terms/lumina-studio/}
`

/** The desk of the rules’ examples: its kinds are `guide`, `decision` and `card`; a card has sections in an order. */
export const exampleConfig = `
kinds:
  guide: [guides/**/*.md]
  decision: [decisions/**/*.md]
  card:
    files: [cards/**/*.md]
    sections: [Verdict, {title: Who it is for, facts: false}, Price, {title: Limits, optional: true}, Score]
rubrics:
  picture-test-2:
    label: Picture test
    version: "2"
    scale: 10
    parts: [{id: lettering, label: Lettering, weight: 2}, {id: speed, label: Speed, weight: 1}]
    bands: [{from: 8, label: good}]
  old-test: {label: Old test, version: "1"}
review: {guide: 90d, decision: 90d}
`

/** Facts of the example desk: one that was read, one carried over, one that is to happen, an opinion, one about a brand. */
export const exampleFacts = `
facts:
  - id: paint.price
    about: lumina-paint
    layer: model
    dimension: price
    statement: Lumina Paint 2.0 costs 4 cents a picture.
    kind: observed
    verified: {date: "2026-04-22", by: Ada, method: read}
    sources:
      - {url: "https://lumina.example/pricing", title: Pricing, publisher: vendor, accessed: "2026-04-22", quote: Paint 2 is billed at 4 cents a picture}
  - id: studio.limit
    about: lumina-studio
    layer: app
    dimension: limit
    statement: Lumina Studio makes 40 pictures a day.
    kind: observed
    verified: {date: "2026-04-17", by: Ada, method: carried}
    sources:
      - {url: "https://press.example/guide", title: a guide of April 2026, publisher: press}
  - id: draw.shutdown
    about: lumina-draw
    layer: model
    dimension: lifecycle
    statement: The id \`lumina-draw-1\` shuts down on 1 December 2026.
    kind: scheduled
    valid: {from: "2026-12-01"}
    verified: {date: "2026-11-02", by: Ada, method: stored-copy}
    sources:
      - {url: "https://lumina.example/deprecations", title: Deprecations, publisher: vendor}
  - id: paint.score
    about: lumina-paint
    layer: model
    dimension: score
    statement: The editors gave Lumina Paint 2.0 a score of 8.5.
    value: 8.5
    kind: opinion
    verified: {date: "2026-04-22", by: Ada, method: read}
  - id: lumi.api
    about: lumi
    layer: model
    dimension: endpoint
    statement: Lumi has an API.
    kind: observed
    verified: {date: "2026-04-22", by: Ada, method: stored-copy}
    sources:
      - {url: "https://lumina.example/api", title: API, publisher: vendor}
`

/** Compiles the example desk. */
export function makeExampleDesk(): Desk {
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: exampleConfig},
    registries: [[{path: 'registry.yaml', text: exampleRegistry}]],
    facts: [{path: 'facts.yaml', text: exampleFacts}],
  })
  if (!desk) throw new Error(problems.map(({line, message}) => `${line}: ${message}`).join('\n'))
  return desk
}
