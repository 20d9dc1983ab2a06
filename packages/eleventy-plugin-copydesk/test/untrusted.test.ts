import {globSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {XMLValidator} from 'fast-xml-parser'
import {parseMarkdown} from 'remark-copydesk'
import {loadDesk} from 'remark-copydesk/node'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {isMap, isPair, isScalar, isSeq, parseDocument} from 'yaml'
import {launchChromium} from './checks/chromium.ts'
import {elementsOf} from './checks/parsed-page.ts'
import {policyFindings} from './checks/policy.ts'
import {brokenReferences} from './checks/references.ts'
import {serveFolder} from './checks/served.ts'
import {fixture, luminaCopy, publishedFolder, readSite, temporaryFolder} from './site.ts'

const withSettings = (settings: string): string => `---\n${settings}\n---\n\nHello {{ 7 | times: 191 }} {{ 7*191 }}\n`

describe('a page of a stranger’s that wants to run or to leave is refused, and nothing is published', () => {
  test.each([
    ['templateEngineOverride: njk,md', 'Unexpected key `templateEngineOverride`'],
    ['pagination: {data: collections.all, size: 1}', 'Unexpected key `pagination`'],
    ['eleventyComputed: {permalink: ../../evil.html}', 'Unexpected key `eleventyComputed`'],
    ['eleventyComputed.permalink: ../../evil.html', 'Unexpected key `eleventyComputed.permalink`'],
    ['override:permalink: /x/', 'Unexpected key `override:permalink`'],
    ['copydesk: {terms: [x]}', 'Unexpected key `copydesk`'],
    ['__proto__: {polluted: 1}', 'Unexpected key `__proto__`'],
    ['a: {constructor: {prototype: {polluted: 1}}}', 'Unexpected key `constructor`'],
    ['a: [{override:__proto__: {polluted: 1}}]', 'Unexpected key `override:__proto__`'],
    ['layout: ../copydesk.yaml', 'Unexpected layout "../copydesk.yaml"'],
    ['layout: /etc/passwd', 'Unexpected layout "/etc/passwd"'],
    ['layout: false', 'Unexpected layout false'],
    ...['../../evil.html', '/../evil/', 'a/../../evil.html', String.raw`..\..\evil.html`, String.raw`C:\evil.html`, '/%2e%2e/evil/', '/{{ 7 }}/', '/evil.js', '/_headers', '/.well-known/x/', '//evil.example/', '/<img src=x onerror=alert(1)>/', String.raw`/a\0b/`, String.raw`/a\r\n  X-Evil: 1/`, '/a?b/', '/a#b/'].map((permalink) => [`permalink: "${permalink.includes('\\0') || permalink.includes('\\r') ? permalink : permalink.replaceAll('\\', '\\\\')}"`, 'Unexpected permalink `']),
    ['permalink: {build: ../../evil.html}', 'Unexpected permalink `{"build":"../../evil.html"}`'],
    ['permalink: [../../evil.html]', 'Unexpected permalink `["../../evil.html"]`'],
  ])('%s', async (settings, message) => {
    await expect(publishedFolder(luminaCopy({'evil.md': withSettings(settings)}))).rejects.toThrow(message)
    expect('polluted' in {}).toBe(false)
  })

  test.each(['js', 'JS', 'javascript', 'json'])('front matter in %s', async (language) => {
    const text = language === 'json' ? '{"templateEngineOverride": "njk"}' : '{title: (globalThis.copydeskRan = true)}'
    await expect(publishedFolder(luminaCopy({'evil.md': `---${language}\n${text}\n---\n\nHello\n`}))).rejects.toThrow('expected YAML')
    expect('copydeskRan' in globalThis).toBe(false)
  })

  test.each(['a#b.md', 'a?b.md', 'a%2fb.md', 'x..%2f..%2fevil.md', '<img src=x onerror=alert(1)>.md', 'a"b.md', 'a\\b.md', 'a\nb.md', 'a\u202Eb.md', '{{ 7 }}.md'])('a file of the name %j', async (name) => {
    await expect(publishedFolder(luminaCopy({[name]: 'Hello\n'}))).rejects.toThrow('Unexpected file name')
  })

  test('a link to a file outside, of which nothing is said either', async () => {
    const content = luminaCopy()
    const secret = join(temporaryFolder(), 'secret.md')
    writeFileSync(secret, 'Lumina Paints 2.0 is the password.\n')
    symlinkSync(secret, join(content, 'leak.md'))
    const refused = publishedFolder(content)
    await expect(refused).rejects.toThrow('leak.md:1:1 error site-page\n  Unexpected link to a file outside the content folder')
    await expect(refused).rejects.not.toThrow('Paints')
  })

  test('what lies in a folder that is linked from outside is no page', async () => {
    const content = luminaCopy()
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'secret.md'), 'A secret.\n')
    symlinkSync(folder, join(content, 'linked'))
    expect([...readSite(await publishedFolder(content)).values()].join('')).not.toContain('A secret.')
  })

  test.each([
    ['terms:\n  - {id: ../../evil, name: Evil Thing, layer: model, vendor: lumina}\n', '`terms.0.id`'],
    ['vendors:\n  - {id: "x\\"><img>", name: V}\n', '`vendors.0.id`'],
    ['terms:\n  - {id: evil, name: Evil Thing, layer: model, vendor: lumina, sources: [{url: "javascript:alert(1)", publisher: vendor}]}\n', '`terms.0.sources.0.url`'],
    ['terms:\n  - {id: evil, name: Evil Thing, layer: model, vendor: lumina, __proto__: {polluted: 1}}\n', '__proto__'],
  ])('a registry entry %j', async (text, message) => {
    await expect(publishedFolder(luminaCopy({'registry/evil.yaml': text}))).rejects.toThrow(message)
    expect('polluted' in {}).toBe(false)
  })

  test.each([['language: "en\\"><script>"', '`site.language`'], ['url: "https://x.example/\\n  X-Evil: 1"', '`site.url`'], ['repository: "javascript:alert(1)"', '`site.repository`']])('a setting %j', async (setting, message) => {
    const desk = readFileSync(join(fixture('lumina'), 'copydesk.yaml'), 'utf8').replace('  language: en', `  ${setting}`)
    await expect(publishedFolder(luminaCopy({'copydesk.yaml': desk}))).rejects.toThrow(message)
  })
})

/** Known ways out of text: of markup, attributes, JSON, XML, Markdown, headers, calendars and templates. */
const payload = [
  '</script><script>alert(1)</script>', '</title><img src=https://evil.example/x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='alert(1)", '<style>@import "https://evil.example"</style>',
  '<base href=https://evil.example>', '<meta http-equiv=refresh content="0;url=https://evil.example">', '<iframe srcdoc="<script>alert(1)</script>">', '<!--', '-->', '<![CDATA[', ']]>', '&lt;script&gt;', '&#x3c;script&#x3e;',
  '](javascript:alert(1))', '![x](https://evil.example/x.png)', '<https://evil.example>', '[x]: https://evil.example', '{{ 7*191 }}', '{% include x %}', '${7*191}', String.raw`\u003cscript\u003e`, String.raw`\"`,
].join(' ')
const withBreaks = `${payload}\r\nBEGIN:VEVENT\r\nX-Evil: 1\n---\n\n# Evil \u2028 \u202E \u0007`

test('every field of registry, facts and pages that takes text takes it as text, in every file and in the browser', async () => {
  const content = luminaCopy()
  const configPath = join(content, 'copydesk.yaml')
  const poisoned: string[] = []
  for (const path of globSync('**/*.{yaml,md}', {cwd: content}).toSorted()) {
    const file = join(content, path)
    const whole = readFileSync(file, 'utf8')
    const matter = path.endsWith('.md') ? /^---\n(.*?)\n---\n/su.exec(whole) : undefined
    if (matter === null) continue
    const body = matter ? whole.slice(matter[0].length) : ''
    const document = parseDocument(matter ? String(matter[1]) : whole)
    const write = (): void => writeFileSync(file, matter ? `---\n${String(document)}---\n${body}` : String(document))
    for (const leaf of leavesOf(document.contents)) {
      const before = leaf.value
      for (const evil of [withBreaks, payload]) {
        leaf.value = `${String(before)} ${evil}`
        write()
        if (await isTaken(configPath, content, matter !== undefined || file === configPath)) {
          poisoned.push(`${path}: ${String(before)}`)
          break
        }
        leaf.value = before
      }
      write()
    }
  }
  expect(poisoned.length).toBeGreaterThan(25)
  const folder = await publishedFolder(content)
  const site = readSite(folder)
  expect(policyFindings(site)).toEqual([])
  expect(brokenReferences(site)).toEqual([])
  expect(site.get('/_headers')).not.toContain('Evil')
  for (const [path, text] of site) {
    if (path.endsWith('.xml')) expect(XMLValidator.validate(text), path).toBe(true)
    if (path.endsWith('.json')) JSON.parse(text)
    if (path.endsWith('.ics')) expect(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length).toBe(text.split('\r\n').filter((line) => line.startsWith('UID:')).length)
    if (path.endsWith('.md') || path === '/llms.txt') {
      const active: string[] = []
      visit(parseMarkdown(text), (node) => {
        // A bare address in a text is a link to whoever shows Markdown so; that is all that it may become.
        if (node.type === 'html' || node.type === 'image' || ((node.type === 'link' || node.type === 'definition') && !/^(?:https?:\/\/|\/)/u.test(node.url))) active.push(`${node.type} in ${text.slice(0, 200)}`)
      })
      expect(active, path).toEqual([])
    }
    if (path.endsWith('.html')) {
      for (const {name, text: data} of elementsOf(text)) if (name === 'script' && data !== '') JSON.parse(data)
      expect(text, path).not.toContain('1337')
    }
  }
  expect([...site.values()].filter((text) => text.includes('&lt;/script&gt;&lt;script&gt;')).length).toBeGreaterThan(5)

  const served = await serveFolder(folder)
  const browser = await launchChromium()
  const happened: string[] = []
  try {
    const page = await browser.newPage()
    await page.addInitScript("globalThis.alert = () => { throw new Error('it ran') }; addEventListener('securitypolicyviolation', (event) => console.error('refused ' + event.blockedURI))")
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => happened.push(`dialog ${dialog.message()}`)))
    page.on('pageerror', (error) => happened.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) happened.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(served.origin)) happened.push(`asked for ${request.url()}`)
    })
    for (const path of site.keys()) {
      if (!path.endsWith('.html')) continue
      await page.goto(served.origin + path.replace(/index\.html$/u, ''))
      await page.evaluate("for (const element of document.querySelectorAll('main *')) for (const type of ['mouseover', 'focus', 'click']) if (type !== 'click' || element.tagName === 'SUMMARY') element.dispatchEvent(new Event(type, {bubbles: true}))")
    }
  } finally {
    await browser.close()
    served.close()
  }
  expect(happened).toEqual([])
})

interface Leaf {
  value: unknown
}

/** Every text in a tree of YAML that is no key. */
function leavesOf(node: unknown): Leaf[] {
  if (isScalar(node)) return typeof node.value === 'string' ? [node] : []
  if (isSeq(node)) return node.items.flatMap(leavesOf)
  if (isMap(node)) return node.items.flatMap((pair) => (isPair(pair) ? leavesOf(pair.value) : []))
  return []
}

/** Whether the desk, and where the text decides on pages each of them, is still without errors; a field of ids, days, globs or addresses is not then. */
async function isTaken(configPath: string, content: string, withPages: boolean): Promise<boolean> {
  try {
    loadDesk(configPath)
    if (withPages) await publishedFolder(content)
    return true
  } catch {
    return false
  }
}
