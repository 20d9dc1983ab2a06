import {expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')

test('the methodology counts the facts of each method and gives the intervals of the desk', async () => {
  const text = visibleText((await published(luminaCopy({'more/x.md': '# X\n'}))).get('/methodology/index.html'))
  expect(text).toMatch(/carried over from an earlier text It was taken over [^.]*\. 1 /u)
  expect(text).toMatch(/read at the source Somebody opened [^.]*\. 1 /u)
  expect(text).toContain('Guides 90')
  expect(text).toContain('Price 30')
  expect(text).toContain('Stale Twice its interval is over.')
})

test('corrections list what ended, newest first', async () => {
  const text = visibleText((await published(fixture('lumina'))).get('/corrections/index.html'))
  expect(text).toContain('Shut down')
  expect(text).not.toContain('No fact on record has ended')
})

test('without anything that moved they say so', async () => {
  const text = visibleText((await published(fixture('werkzeug'))).get('/corrections/index.html'))
  expect(text).toContain('No fact on record has ended, and no end has been announced.')
})

test('both can be left out or moved', async () => {
  Object.assign(globalThis, {copydeskPlaces: copydesk})
  const site = await published(luminaCopy({'eleventy.config.js': "export default (config) => config.addPlugin(globalThis.copydeskPlaces, {pages: {methodology: false, corrections: '/moved/'}})\n"}))
  expect([...site.keys()].filter((path) => /methodology|corrections/u.test(path))).toEqual([])
  expect(site.get('/index.html')).toContain('href="/moved/"')
  expect([...site.values()].join('')).not.toContain('/methodology/')
})
