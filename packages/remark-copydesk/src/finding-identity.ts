import type {Finding} from './finding.ts'

/** What makes a finding the same one after its line has moved: the rule, the words found, and what the message names beside them. */
export interface FindingIdentity {
  readonly rule: string
  /** The text of the range, white space collapsed, at most 200 characters. */
  readonly found: string
  /** What the message holds in backticks or quotation marks before its "expected", the found words left out. */
  readonly about: readonly string[]
}

/** A text, or what is kept of one: it need only give the parts that findings speak of. */
export interface Sliceable {
  slice(start: number, end: number): string
}

const longest = 200

/** Neither place nor wording is part of it, so moved lines, edits elsewhere and another version keep it. */
export function identifyFinding({rule, range, message}: Pick<Finding, 'rule' | 'range' | 'message'>, text: Sliceable): FindingIdentity {
  const found = normalise(text.slice(...range))
  const unexpected = message.slice(0, / expected /u.exec(message)?.index ?? message.length)
  const values = Array.from(unexpected.matchAll(/`(?<code>[^`]+)`|"(?<quoted>[^"]+)"/gu), ({groups}) => normalise(groups?.['code'] ?? groups?.['quoted'] ?? ''))
  return {rule, found, about: values.filter((value) => value !== '' && value !== found)}
}

/** The identity in one string, to compare and sort by. */
export function identityKey({rule, found, about}: FindingIdentity): string {
  return JSON.stringify([rule, found, ...about])
}

function normalise(text: string): string {
  return Array.from(text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()).slice(0, longest).join('')
}
