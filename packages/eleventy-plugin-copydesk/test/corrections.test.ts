import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {fixture, luminaCopy, published} from './site.ts'

const visibleText = (markup = ''): string => markup.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ').trim()
const chroma = readFileSync(join(fixture('lumina'), 'decisions/chroma.md'), 'utf8')
const guide = readFileSync(join(fixture('lumina'), 'guides/paint-or-studio.md'), 'utf8').replace(/corrections:\n.*\n/u, '')
const corrected = chroma.replace('decision:\n', `corrections:
  - {date: "2026-05-02", was: Chroma comes with <b>Lumina Paint</b>., is: Chroma comes alone; its id is \`chroma-1\`.}
  - {date: "2026-06-03", was: It is free., is: It has a price.}
decision:
`)

test('a mended mistake stands on its page, in the list of all, and in their Markdown, newest first', async () => {
  const site = await published(luminaCopy({'decisions/chroma.md': corrected, 'guides/paint-or-studio.md': guide}))
  const page = site.get('/decisions/chroma/index.html') ?? ''
  expect(visibleText(/<header class="article-head">.*?<\/header>/su.exec(page)?.[0])).toContain('Last correction: 3 June 2026')
  expect(page).toContain('<a href="#page:corrections">')
  expect(visibleText(/<section aria-labelledby="page:corrections">.*?<\/section>/su.exec(page)?.[0])).toBe('Corrections We wrote It is free. Right is It has a price. 3 June 2026 We wrote Chroma comes with &lt;b&gt;Lumina Paint&lt;/b&gt;. Right is Chroma comes alone; its id is chroma-1 . 2 May 2026')
  expect(site.get('/decisions/chroma.md')).toContain('## Corrections\n\n- 3 June 2026. We wrote: It is free. Right is: It has a price.\n- 2 May 2026. We wrote: ')
  const all = site.get('/corrections/index.html') ?? ''
  expect(visibleText(/<h2 id="page:mistakes">.*?<\/section>/su.exec(all)?.[0])).toBe('Mistakes that were mended Day Page We wrote Right is 3 June 2026 Chroma It is free. It has a price. 2 May 2026 Chroma Chroma comes with &lt;b&gt;Lumina Paint&lt;/b&gt;. Chroma comes alone; its id is chroma-1 .')
  expect(site.get('/corrections.md')).toContain('## Mistakes that were mended\n\n- 3 June 2026: Chroma. We wrote: It is free. Right is: It has a price.\n')
})

test('without one, the list says so and no page speaks of corrections', async () => {
  const site = await published(luminaCopy({'guides/paint-or-studio.md': guide}))
  expect(site.get('/corrections/index.html')).toContain('<p>No page of this site has a mended mistake on record.</p>')
  expect(site.get('/decisions/chroma/index.html')).not.toContain('page:corrections')
})

test('one without what is right stops the build', async () => {
  await expect(published(luminaCopy({'decisions/chroma.md': corrected.replace(', is: It has a price.', '')}))).rejects.toThrow(/chroma\.md:\d+:\d+ error front-matter\n {2}Unexpected front matter, `corrections\.1\.is`: expected a text/u)
})
