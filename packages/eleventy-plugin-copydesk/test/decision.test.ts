import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import copydesk from '../src/index.ts'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, '').replace(/\s+/gu, ' ').trim()
const source = (path: string): string => readFileSync(join(fixture('lumina'), path), 'utf8')
const prose = (markup = ''): string => /<div class="prose">(.*?)<section (?:class="(?:facts|related)|aria-labelledby="page:changes")/su.exec(markup)?.[1] ?? ''
const words = 'This section rests on no sourced fact.'

describe('a section without a cited fact', () => {
  test('says so at its end, for people and for machines; not where it rests on none by its nature', async () => {
    const site = await published(fixture('lumina'))
    expect(visibleText(prose(site.get('/decisions/paint/index.html')))).toBe(`Who it is for Developers who draw from software. What it costs Not verified. ${words} What it lacks Not verified. ${words}`)
    expect(site.get('/decisions/paint.md')).toContain(`## Who it is for\n\nDevelopers who draw from software.\n\n## What it costs\n\nNot verified.\n\n*${words}*\n\n## What it lacks\n\nNot verified.\n\n*${words}*\n`)
    expect([...site].filter(([path, text]) => !path.startsWith('/decisions/paint') && text.includes(words))).toEqual([])
  })

  test('is none that cites one, whatever ends it', async () => {
    const note = '[^f:paint-by-token]: Lumina Paint 2.0 is metered by tokens.\n'
    const text = `${source('decisions/paint.md').replace('Not verified.\n\n## What it lacks\n\nNot verified.', 'By tokens.[^f:paint-by-token]\n\n## What it lacks\n\n- Colour.\n- Depth.\n\n<!-- nobody sees this -->')}\n${note}`
    const site = await published(luminaCopy({'copydesk.yaml': `${source('copydesk.yaml')}rules: {fact-note: off}\n`, 'decisions/paint.md': text}))
    const markup = prose(site.get('/decisions/paint/index.html'))
    expect(visibleText(markup)).toBe(`Who it is for Developers who draw from software. What it costs By tokens.1 stale, was due by 21 July 2026 What it lacks Colour. Depth. ${words} Notes Lumina Paint 2.0 is metered by tokens. stale, was due by 21 July 2026 ↩`)
    expect(site.get('/decisions/paint.md')).toContain(`By tokens.[^f:paint-by-token]\n\n## What it lacks\n\n- Colour.\n- Depth.\n\n*${words}*\n`)
  })

  test('says it in the words of the site, even where it is empty', async () => {
    Object.assign(globalThis, {copydeskDecision: copydesk})
    const site = await published(luminaCopy({
      'decisions/paint.md': source('decisions/paint.md').replace('Not verified.\n\n## What it lacks\n\nNot verified.\n', ''),
      'eleventy.config.js': "export default (config) => config.addPlugin(globalThis.copydeskDecision, {strings: {noSectionFacts: 'Kein <Beleg>.'}})\n",
    }))
    expect(prose(site.get('/decisions/paint/index.html'))).toContain('<p class="factless">Kein &#x3C;Beleg>.</p>')
    expect(site.get('/decisions/paint.md')).toContain('## What it costs\n\n*Kein \\<Beleg\\>.*')
  })
})

test('sections in another order than that of their kind stop the build', async () => {
  const text = source('decisions/paint.md').replace('## Who it is for\n\nDevelopers who draw from software.\n\n', '')
  await expect(published(luminaCopy({'decisions/paint.md': text}))).rejects.toThrow(/paint\.md:\d+:4 error section-order\n {2}Unexpected section "What it costs", expected "Who it is for" before it/u)
})

describe('a score', () => {
  test('has its scale, its word, who gave it, by which rubric, and its parts', async () => {
    const site = await published(fixture('lumina'))
    const markup = site.get('/decisions/studio/index.html') ?? ''
    const verdict = /<div class="verdict">(.*?)<\/table>/su.exec(markup)?.[1]
    expect(visibleText(verdict)).toBe('Score 9.0 out of 10, excellent In shortThe easiest way to a picture for people who do not write software.Scored bythe editors of an earlier guide; rubric: Desk test by the Lumina Desk, version 2 What the score is made of PartScore, out of 10Weight The first picture: How long somebody new takes to a picture worth keeping.9.62 Changes: Whether a change leaves the rest alone.8.01 Getting it out8.81')
    expect(verdict).toContain('rubric: <a href="https://example.com/desk-test">Desk test</a> by the Lumina Desk, version 2')
    expect(site.get('/decisions/studio.md')).toContain(`Score 9.0 out of 10, excellent. The easiest way to a picture for people who do not write software. (Scored by: the editors of an earlier guide; rubric: Desk test by the Lumina Desk, version 2 <https://example.com/desk-test>)

What the score is made of:

| Part | Score, out of 10 | Weight |
| --- | --- | --- |
| The first picture: How long somebody new takes to a picture worth keeping. | 9.6 | 2 |
| Changes: Whether a change leaves the rest alone. | 8.0 | 1 |
| Getting it out | 8.8 | 1 |
`)
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/su.exec(markup)?.[1] ?? '') as {'@graph': {'@type': string}[]}
    expect(graph['@graph'].find((thing) => thing['@type'] === 'Review')).toMatchObject({author: {name: 'the editors of an earlier guide'}, reviewRating: {ratingValue: 9, bestRating: 10}})
    expect(markup).not.toContain('aggregateRating')
  })

  test('whose rubric nobody knows says that, and has neither word nor parts', async () => {
    const markup = (await published(fixture('lumina'))).get('/decisions/paint/index.html')
    expect(visibleText(/<div class="verdict">(.*?)<\/div>\n<div class="verified">/su.exec(markup ?? '')?.[1])).toBe('Score 9.1 out of 10 In shortTakes exact instructions, keeps small type legible, and edits what is there instead of drawing anew.Scored bythe editors of an earlier guide; rubric unknown')
  })

  test('ranks only those that one rubric gave', async () => {
    const entries = (markup = ''): string[] => Array.from(markup.matchAll(/<h4><a[^>]*>([^<]*)/gu), ([, title]) => String(title))
    const apart = (await published(fixture('lumina'))).get('/index.html')
    expect(entries(apart)).toEqual(['Chroma', 'Lumina Studio', 'Lumina Paint 2.0'])
    expect(visibleText(apart).match(/These scores were not given by one rubric/gu)).toHaveLength(1)
    for (const rubric of ['rubric: Desk test, version 1', 'rubric: Desk test by the Lumina Desk, version 2', 'rubric unknown']) expect(visibleText(apart)).toContain(rubric)
    const chroma = source('decisions/chroma.md')
    const together = (await published(luminaCopy({'decisions/chroma.md': chroma.replace('desk-test-1', 'desk-test-2')}))).get('/index.html')
    expect(entries(together)).toEqual(['Lumina Studio', 'Chroma', 'Lumina Paint 2.0'])
    expect(visibleText(together)).not.toContain('These scores were not given by one rubric')
    const paint = source('decisions/paint.md').replace('  scoredBy', '  rubric: desk-test-2\n  scoredBy')
    const one = (await published(luminaCopy({'decisions/chroma.md': chroma.replace('desk-test-1', 'desk-test-2'), 'decisions/paint.md': paint}))).get('/index.html')
    expect(visibleText(one)).not.toContain('rubric')
  })

  test('that nobody gave is nowhere: the verdict stands alone, after what was scored, and is no review', async () => {
    const own = source('decisions/chroma.md').replace(/ {2}(?:score|scale|scoredBy|rubric|parts):.*\n/gu, '')
    const site = await published(luminaCopy({'decisions/chroma.md': own}))
    const markup = site.get('/decisions/chroma/index.html') ?? ''
    expect(visibleText(/<div class="verdict">(.*?)<\/div>\n<div class="verified">/su.exec(markup)?.[1])).toMatch(/^In short[^:]*\.$/u)
    expect(markup).not.toMatch(/class="score|"Review"|undefined|NaN/u)
    expect(markup).toContain('"@type":"Article"')
    expect(site.get('/decisions/chroma.md')).not.toMatch(/Scored by|undefined|NaN/u)
    const titles = Array.from((site.get('/index.html') ?? '').matchAll(/<h4><a[^>]*>([^<]*)/gu), ([, title = '']) => title)
    expect(titles.toSorted()).toEqual(['Chroma', 'Lumina Paint 2.0', 'Lumina Studio'])
    expect(site.get('/index.html')).not.toMatch(/undefined|NaN/u)
  })

  test('that its parts contradict stops the build', async () => {
    await expect(published(luminaCopy({'decisions/studio.md': source('decisions/studio.md').replace('score: 9\n', 'score: 9.4\n')}))).rejects.toThrow('Unexpected score 9.4, expected 9, the weighted mean of its parts')
  })

  test('and its rubric are text, whatever they hold', async () => {
    const evil = '</h2><script>alert(1)</script>'
    const config = source('copydesk.yaml').replace('label: Desk test\n', `label: '${evil}'\n`).replace('label: excellent', `label: '${evil}'`).replace('label: Changes', `label: '${evil}'`).replace('by: the Lumina Desk', `by: '${evil}'`)
    const site = await published(luminaCopy({'copydesk.yaml': config}))
    for (const [path, markup] of site) if (path.endsWith('.html')) expect(markup, path).not.toContain('<script>alert')
    expect(site.get('/decisions/studio.md')).not.toMatch(/^[^\\]*[^\\]<script>/mu)
    await expect(published(luminaCopy({'copydesk.yaml': source('copydesk.yaml').replace('https://example.com/desk-test', 'javascript:alert(1)')}))).rejects.toThrow('`rubrics.desk-test-2.url`: expected an https:// address')
  })
})
