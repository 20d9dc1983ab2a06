import {compileDesk} from '../src/desk/desk.ts'
import type {Desk} from '../src/desk/desk.ts'
import {makeDocument} from '../src/document/document.ts'
import {attribute} from '../src/layers/attribute.ts'

/**
 * The invented vendor Halo, with a name of every kind: Prism 2.0 is a model, Atelier the app around it, which
 * calls its pictures Atelier Images 2.0 and sells Atelier Plus; Prism API is the API. Sketch 1.0 is a model that
 * no app is confused with, Glow an app that people also call the vendor’s models by, Halo may be anything, Halo
 * Shell is a tool. Halo Desk stands beside the API alone. Halo Code and Halo Office are two apps with words of their own. Of Beam 3.0 a subscription is true.
 */
const registry = `
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
        - webhook
        - quota
        - {cue: per token, role: measure, forms: [by the token, per million tokens]}
        - {cue: call, role: verb}
        - {cue: deploy, role: verb}
      weak:
        - {cue: model, role: class}
        - {cue: image model, role: class}
        - {cue: developer, role: agent}
        - {cue: "{number} tokens", role: measure}
        - key
        - parameter
  - id: app
    label: app layer
    description: What people sign in to and subscribe to.
    cues:
      strong:
        - {cue: subscription, when: seconded, counterpart: API access}
        - seat
        - sidebar
        - quota
        - mobile app
        - plan limit
        - {cue: per month, role: measure, forms: [monthly, a month, once a month, "{money} a month"]}
        - {cue: subscribe to, role: verb}
        - {cue: chat with, role: verb, when: compound}
        - {cue: gallery, when: compound}
      weak:
        - {cue: app, role: class}
        - plan
        - button
  - {id: brand, label: whole brand}
vendors:
  - {id: halo, name: Halo, idPrefixes: [prism-]}
  - {id: rival, name: Rival, idPrefixes: [rival-]}
terms:
  - {id: prism-2, name: Prism 2.0, layer: model, kind: model, vendor: halo, short: [Prism 2], siblings: [atelier, atelier-images, atelier-plus, glow], ids: [{id: prism-2}]}
  - {id: prism-api, name: Prism API, layer: model, kind: api, vendor: halo, siblings: [atelier], ids: [{id: prism-latest}]}
  - {id: sketch-1, name: Sketch 1.0, layer: model, kind: model, vendor: halo, siblings: [glow, beam-3]}
  - {id: beam-3, name: Beam 3.0, layer: model, kind: model, vendor: halo, siblings: [atelier], allows: [{cue: Plan-Limit, because: Its vendor says so., source: "https://halo.example/beam"}, {cue: seats, because: Its vendor says so., source: "https://halo.example/beam"}]}
  - {id: atelier, name: Atelier, layer: app, kind: app, vendor: halo, siblings: [prism-2, prism-api], hybrids: [{text: Atelier Prism 2, meant: [prism-2, atelier]}]}
  - {id: atelier-images, name: Atelier Images 2.0, layer: app, kind: feature, vendor: halo, siblings: [prism-2]}
  - {id: atelier-plus, name: Atelier Plus, layer: app, kind: plan, vendor: halo, parent: atelier, siblings: [prism-2]}
  - {id: glow, name: Glow, layer: app, kind: brand, vendor: halo, siblings: [prism-2], hybrids: [{text: Glow Prism 2, meant: [prism-2, glow]}]}
  - {id: halo, name: Halo, layer: brand, kind: brand, vendor: halo, ambiguous: [atelier, prism-2]}
  - {id: halo-desk, name: Halo Desk, layer: app, kind: app, vendor: halo, siblings: [ray, halo-code, prism-api]}
  - {id: ray, name: 'Ray {version}', layer: model, kind: model, vendor: halo}
  - {id: halo-shell, name: Halo Shell, layer: app, kind: tool, vendor: halo, siblings: [halo-code], cues: {strong: [terminal]}}
  - {id: halo-code, name: Halo Code, layer: app, kind: app, vendor: halo, siblings: [halo-office, halo-shell], cues: {strong: [pull request]}}
  - {id: halo-office, name: Halo Office, layer: app, kind: app, vendor: halo, siblings: [halo-code], cues: {strong: [spreadsheet, {cue: take minutes of, role: verb}]}}
`

const {desk, problems} = compileDesk({config: {path: 'copydesk.yaml', text: '{}'}, registries: [[{path: 'registry.yaml', text: registry}]]})
if (!desk) throw new Error(problems.map(({line, message}) => `${line}: ${message}`).join('\n'))

export const layeredDesk: Desk = desk

/** A text and what is said of whom in it: nothing, or one line for each finding. */
export type Reading = readonly [text: string, ...said: string[]]

/** Every attribution of a text as `construction: name ← cue`, with `^` where the name stands elsewhere and the cell it speaks of behind `@`. */
export function attributionsOf(text: string): string[] {
  return attribute(makeDocument({text, path: 'x.md'}, layeredDesk)).map(({construction, name, cue, elsewhere, place}) =>
    `${construction}: ${name.text} ← ${cue.text}${elsewhere ? '^' : ''}${place ? `@${place.text}` : ''}`)
}
