import type {Turn} from '../turns.ts'

/** Words in a cell, and what they are. A browser builds the same from it as this package does. */
export type Piece =
  | string
  | {readonly as: 'code' | 'aside'; readonly text: string}
  | {readonly as: 'link'; readonly text: string; readonly href: string}
  | {readonly as: 'time'; readonly text: string; readonly day: string}
  | Said

/** How far something can be trusted, on the day of the build and later; without a look it is words alone. */
export interface Said {
  readonly as: 'said'
  readonly text: string
  readonly look: string
  readonly later?: readonly (Turn & {readonly text: string; readonly look: string})[]
}

/** A line of a cell; small print says what the line above it rests on. */
export interface Line {
  readonly pieces: readonly Piece[]
  readonly small?: true
}

/** One thing that is on record: its lines. */
export type Entry = readonly Line[]

/** All that is on record of an attribute of a term; empty where nothing is. */
export type Cell = readonly Entry[]

/** A sentence of the registry, in which backticks mark code. */
export function coded(text: string): readonly Piece[] {
  return text.split(/`([^`]+)`/u).flatMap((part, index): Piece[] => (part === '' ? [] : [index % 2 === 1 ? {as: 'code', text: part} : part]))
}

/** Pieces with a comma between them. */
export function listed(items: readonly (readonly Piece[])[]): readonly Piece[] {
  return items.flatMap((pieces, index) => (index === 0 ? pieces : [', ', ...pieces]))
}
