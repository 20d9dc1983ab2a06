import {expect, test} from 'vitest'
import {html, raw} from '../src/html.ts'

test('values are escaped in text and in attributes', () => {
  expect(String(html`<a title="${`"'><script>`}">${'<b>&'}</a>`)).toBe('<a title="&quot;&#39;&gt;&lt;script&gt;">&lt;b&gt;&amp;</a>')
})

test('templates nest, lists join, nothing is printed for nothing', () => {
  expect(String(html`<ul>${['<', '>'].map((item) => html`<li>${item}</li>`)}${false}${undefined}${null}${0}</ul>`)).toBe('<ul><li>&lt;</li><li>&gt;</li>0</ul>')
})

test('only raw opts out', () => {
  expect(String(html`${raw('<b>')}`)).toBe('<b>')
})
