import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {makePages} from './bench-site/make-pages.ts'
import {contactSheet} from './contact-sheet.ts'
import {pagesByType} from './page-types.ts'
import {root, run} from './process.ts'
import {serveSite} from './site-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-site-tasks-'))
afterAll(() => rmSync(folder, {recursive: true}))

const files = {
  'index.html': '<body class="is-home">',
  'guides/a/index.html': '<body class="is-article">',
  'guides/b/index.html': '<body class="is-article wide">longer',
  'decisions/a/index.html': '<body class="is-article">',
  'terms/a/index.html': '<body data-x class="is-term">',
  '404.html': '<body class="is-not-found">',
  'own/index.html': '<body>',
  'feed.xml': '<feed/>',
  _headers: '/*\n  X-Kind: all\n  X-Frame: none\n\n/feed.xml\n  Content-Type: application/atom+xml\n  X-Kind: feed\n\n/*.md\n  X-Kind: markdown\n',
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), {recursive: true})
  writeFileSync(join(folder, path), text)
}

test.each([
  [['audit', '--runs', '0'], 'Unexpected --runs `0`, expected a number from 1'],
  [['audit', '--rnus', '1'], "Unknown option '--rnus'"],
  [['audit', '--now', 'today'], 'Unexpected --now `today`, expected a day as YYYY-MM-DD'],
  [['screenshots', '--scheme', 'sepia'], 'Unexpected --scheme `sepia`, expected light or dark'],
  [['screenshots', '--width', 'wide'], 'Unexpected --width `wide`, expected pixels such as 390, 820, 1440'],
  [['bench-site', '--pages', '1.5'], 'Unexpected --pages `1.5`, expected a number from 1'],
  [['bench-site', 'content'], "Unexpected argument 'content'"],
])('%j is wrong use', async (words, message) => {
  const {code, output} = await run(process.execPath, [join(root, 'tools', 'run.mjs'), ...words])
  expect(output).toContain(message)
  expect(output).toContain('\nUsage: npm run ')
  expect(code).toBe(2)
})

describe('one page of each type', () => {
  test('is the longest, and of a type in several folders one of each', () => {
    expect(pagesByType(folder)).toEqual([
      {type: 'article-decisions', path: '/decisions/a/'},
      {type: 'article-guides', path: '/guides/b/'},
      {type: 'home', path: '/'},
      {type: 'not-found', path: '/404.html'},
      {type: 'term', path: '/terms/a/'},
    ])
    expect(pagesByType(folder, ['home'])).toEqual([{type: 'home', path: '/'}])
  })

  test('of a type that is not there is named with those that are', () => {
    expect(() => pagesByType(folder, ['hmoe'])).toThrow('Unexpected --type `hmoe`, expected one of article-decisions, article-guides, home, not-found, term')
  })
})

test('a site is served with its headers, its own page for what is not there, and nothing above it', async () => {
  const site = await serveSite(folder)
  try {
    const get = async (path: string): Promise<unknown> => {
      const response = await fetch(site.origin + path)
      return [response.status, response.headers.get('content-type'), response.headers.get('x-kind'), response.headers.get('x-frame'), await response.text()]
    }
    expect(await get('/guides/a/')).toEqual([200, 'text/html; charset=utf-8', 'all', 'none', files['guides/a/index.html']])
    expect(await get('/feed.xml')).toEqual([200, 'application/atom+xml', 'feed', 'none', '<feed/>'])
    expect(await get('/nowhere/')).toEqual([404, 'text/html; charset=utf-8', 'all', 'none', files['404.html']])
    expect(await get('/%2e%2e%2f%2e%2e%2fetc%2fpasswd')).toEqual(await get('/nowhere/'))
    expect(await get('/%')).toEqual(await get('/nowhere/'))
  } finally {
    await site.close()
  }
})

test('the pages of the bench come from their seed alone, and are about 8.6 kB', () => {
  expect(makePages(5, 1)).toEqual(makePages(9, 1).slice(0, 5))
  expect(makePages(5, 2)).not.toEqual(makePages(5, 1))
  for (const {text} of makePages(20, 3)) expect(text.length).toSatisfy((length: number) => length > 7500 && length < 9700)
})

test('the contact sheet has a row for each type and no name of its own making', () => {
  const picture = {type: 'home', path: '/"<b>', width: 390, colorScheme: 'light'} as const
  const sheet = contactSheet([{...picture, file: 'home-390-light.png'}, {...picture, type: 'term', file: 'term-390-light.png'}])
  expect(sheet.match(/<h2>/gu)).toHaveLength(2)
  expect(sheet).not.toContain('<b>')
})
