import type {Desk} from './desk/desk.ts'
import {PhraseScanner} from './desk/phrase-scanner.ts'
import type {Rule} from './rule.ts'
import {readOptions} from './rule-options.ts'

const known = new WeakMap<Desk, WeakMap<readonly Rule[], PhraseScanner>>()

/** The scanner for the names of a desk and the phrases of rules, made once for both. */
export function scannerOf(desk: Desk, rules: readonly Rule[]): PhraseScanner {
  let ofDesk = known.get(desk)
  if (!ofDesk) known.set(desk, (ofDesk = new WeakMap()))
  let scanner = ofDesk.get(rules)
  if (!scanner) {
    const own = rules.flatMap((rule) => rule.phrases?.(desk, readOptions(rule, desk.setting(rule.id)?.options)) ?? [])
    ofDesk.set(rules, (scanner = new PhraseScanner([...desk.names.phrases, ...own], [...new Set(rules.flatMap(({near = []}) => near))])))
  }
  return scanner
}
