import type {CalendarDate} from 'remark-copydesk'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Strings} from '../strings.ts'
import type {Saying} from '../turns.ts'
import {lookOf, stateMark} from './state-mark.ts'
import type {BoardState} from '../board.ts'
import {time} from './time.ts'

type Print = (strings: Strings, day: Html | '') => Html | string

interface Entry {
  /** How it looks. */
  readonly look: string
  readonly print: Print
}

const banner = (state: 'fresh' | 'due' | 'stale' | 'held' | 'historical', print: Print): Entry => ({
  look: state,
  print: (strings, day) => html`${stateMark(state)}<span><strong>${strings.states[state]}:</strong> ${print(strings, day)}</span>`,
})
const board = (state: BoardState): Entry => ({look: lookOf(state), print: (strings) => html`${stateMark(state)} ${strings.boardStates[state]}`})
const flag = (state: BoardState, print: Print): Entry => ({look: state, print: (strings, day) => html`${stateMark(state)}<span class="words">\u00a0${print(strings, day)}</span>`})
const plain = (print: Print): Entry => ({look: '', print})

/** All that a page may say of how far something can be trusted on a day; the same words in the page and for the script that turns them later. */
const entries = {
  'page-fresh': banner('fresh', (strings, day) => strings.fresh(day)),
  'page-forever': banner('fresh', (strings) => strings.freshForever),
  'page-due': banner('due', (strings, day) => strings.due(day)),
  'page-stale': banner('stale', (strings, day) => strings.stale(day)),
  'page-held': banner('held', (strings) => strings.held),
  'page-hold-expired': {look: 'due', print: (strings, day) => html`${stateMark('hold-expired')}<span><strong>${strings.boardStates['hold-expired']}:</strong> ${strings.holdExpired(day)}</span>`},
  'page-historical': banner('historical', (strings) => strings.historical),
  'board-fresh': board('fresh'),
  'board-due-soon': board('due-soon'),
  'board-due': board('due'),
  'board-stale': board('stale'),
  'board-unknown': board('unknown'),
  'board-held': board('held'),
  'board-hold-expired': board('hold-expired'),
  'board-historical': board('historical'),
  'board-day': plain((_strings, day) => day),
  'board-never': plain((strings) => strings.never),
  'fact-fresh': plain(() => ''),
  'fact-due': flag('due', (strings, day) => strings.factDue(day)),
  'fact-stale': flag('stale', (strings, day) => strings.factStale(day)),
  'fact-unknown': flag('unknown', (strings, day) => strings.factUnknown(day)),
  'fact-ended': flag('historical', (strings, day) => strings.factEnded(day)),
  'id-live': plain((strings) => strings.idStates.live),
  'id-deprecated': plain((strings) => strings.idStates.deprecated),
  'id-shutdown': plain((strings) => strings.idStates.shutdown),
  'id-ends': plain((strings, day) => strings.ends(day)),
  'id-ended': plain((strings, day) => strings.ended(day)),
  'id-quiet': plain(() => ''),
  'id-near': flag('due', (strings, day) => strings.ends(day)),
  'id-past': flag('stale', (strings, day) => strings.ended(day)),
  'id-gone': flag('stale', (strings) => strings.idStates.shutdown),
} as const satisfies Readonly<Record<string, Entry>>

/** The name of what a page may say. */
export type Words = keyof typeof entries

/** What a saying reads as; nothing where there is nothing to say. */
export function printWords({words, day}: Saying, strings: Strings): Html | string {
  return entries[words].print(strings, day === undefined ? '' : time(day, strings))
}

/** Which of the looks of the style sheet it has. */
export function lookOfWords({words}: Saying): string {
  return entries[words].look
}

// The script puts a day in its place; HTML wants one even here.
const emptyDay = html`<time datetime="1970-01-01"></time>`

/** Everything that the places of a page may turn to, once, for the script; nothing where nothing turns. */
export function wordTemplates(markup: string, strings: Strings): Html | false {
  const turns = Array.from(markup.matchAll(/ data-turns="([^"]*)"/gu), ([, list = '']) => list.split(', ')).flat().map((turn) => turn.split(' '))
  const names = new Set(turns.map(([, words]) => words as Words))
  const days = new Set(turns.flatMap(([, , day]) => (day === undefined ? [] : [day as CalendarDate])))
  return names.size > 0 && html`${[...names].map((words) => html`<template data-words="${words}" data-state="${entries[words].look}">${entries[words].print(strings, emptyDay)}</template>
`)}<template data-words="days">${[...days].map((day) => time(day, strings))}</template>
`
}
