import {describe, expect, test} from 'vitest'
import {wordingChange} from './wording-change.ts'
import type {Word} from './wording-change.ts'

/** The words of a text, whose sentences end with a full stop. */
function read(text: string): Word[] {
  return text.split(/\.\s*/u).flatMap((sentence, index) => sentence.split(' ').filter(Boolean).map((word) => ({text: word, sentence: String(index)})))
}

const changed = (before: string, after: string): unknown => wordingChange(read(before), read(after))

test.each([
  ['one two', 'one two', undefined],
  ['one', 'one two', {before: undefined, after: 'two'}],
  ['two three', 'one two three', {before: undefined, after: 'one'}],
  ['one two three', 'one three', {before: 'two', after: undefined}],
  ['one two', 'one', {before: 'two', after: undefined}],
  ['one two three', 'six three', {before: 'one', after: 'six'}],
  ['one two', 'six four one', {before: 'one', after: 'six'}],
  ['one two', 'six one', {before: 'one', after: 'six'}],
  ['one two', 'two six', {before: 'one', after: 'two'}],
  ['darws two', 'draws big pictures', {before: 'darws', after: 'draws'}],
])('from %j to %j', (before, after, expected) => {
  expect(changed(before, after)).toEqual(expected)
})

test.each([
  ['DARWS', 'draws', true],
  ['draw', 'drew', true], ['four', 'fear', false], ['fours', 'fears', true], ['four', 'fouls', false],
  ['hte', 'the', true], ['able', 'unable', false], ['include', 'exclude', false],
  ['pictures', 'pictuers', true], ['pictures', 'pictur', true], ['pictures', 'pictu', false], ['pictures', 'pxxxures', false],
  ['ppppicture', 'picture', false], ['picture', 'ppppicture', false], ['picture', 'pictureeee', false],
  ['minimun', 'minimum', true], ['minimum', 'maximum', false], ['maximum', 'minimum', false], ['maxinum', 'maximum', true],
])('%j for %j is a typo: %s', (before, after, isTypo) => {
  expect(changed(before, after)).toEqual(isTypo ? undefined : {before, after})
})

describe('typos that are too many', () => {
  const page = (...words: string[]): string => Array.from({length: 20}, (_, index) => `It draws ${words[index] ?? 'pictures'} well. `).join('')
  const mended = (count: number): string[] => Array.from({length: count}, () => 'pictuers')

  test('three in a sentence', () => {
    expect(changed(`${page()}Hte pcitures drwa`, `${page()}The pictures draw`)).toEqual({before: 'drwa', after: 'draw'})
    expect(changed(`${page()}Hte pcitures draw`, `${page()}The pictures draw`)).toBeUndefined()
  })
  test('more than one word in twenty of a page', () => {
    expect(changed(page(...mended(4)), page())).toBeUndefined()
    expect(changed(page(...mended(5)), page())).toEqual({before: 'pictuers', after: 'pictures'})
  })
  test('three on a page however short', () => {
    expect(changed('Hte. Pcitures. Draw', 'The. Pictures. Draw')).toBeUndefined()
    expect(changed('Hte. Pcitures. Drwa', 'The. Pictures. Draw')).toEqual({before: 'Drwa', after: 'Draw'})
  })
})
