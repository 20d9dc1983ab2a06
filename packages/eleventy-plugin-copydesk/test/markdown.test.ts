import {parseMarkdown} from 'remark-copydesk'
import {describe, expect, test} from 'vitest'
import {renderMarkdown} from '../src/markdown.ts'
import type {Rendered} from '../src/markdown.ts'
import {english} from '../src/strings.ts'

const render = (text: string): Rendered => renderMarkdown(parseMarkdown(text), {strings: english, resolve: (address) => address})

describe('a stranger’s Markdown puts nothing active into a page', () => {
  test.each([
    '<script>alert(1)</script>',
    'a <script>alert(1)</script> b',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<style>*{display:none}</style>',
    '<p style="position:fixed">x</p>',
    '<form action="https://evil.example"><input name=a></form>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox(1))',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x" onerror="alert(1)](x.png "y\\" onload=\\"alert(1)")',
    '[x]: javascript:alert(1)\n\n[x]',
    '```"onmouseover=alert(1)\nx\n```',
    '# x {onclick=alert(1)}',
    '[^1]\n\n[^1]: <script>alert(1)</script>',
    '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  ])('%s', (text) => {
    const {markup} = render(text)
    expect(markup).not.toMatch(/<(?:script|style|iframe|object|embed|form|base|meta|svg|input|link)\b/iu)
    expect(markup.replace(/="[^"]*"/gu, '=')).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc|formaction)=/iu)
    expect(markup).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript)/iu)
  })

  test('a picture from elsewhere becomes a link, for a page loads nothing from elsewhere', () => {
    expect(render('![A cat](https://example.com/cat.png)').markup).toBe('<p><a href="https://example.com/cat.png">A cat</a></p>')
    expect(render('![A cat](//example.com/cat.png)').markup).toContain('<a href="//example.com/cat.png">')
    expect(render('![A cat](/cat.png)').markup).toContain('<img src="/cat.png" alt="A cat"')
  })
})

test('a table is a named region with headers', () => {
  const {markup} = render('## Prices\n\n| | A |\n|---|--:|\n| B | 1 |\n\n| C |\n|---|\n| D |')
  expect(markup).toContain('role="region" tabindex="0" aria-labelledby="prices"')
  expect(markup).toContain('aria-label="Table 2" aria-labelledby="prices page:table-2"')
  expect(markup).toContain('<th scope="row">B</th>')
  expect(markup).toContain('<td class="align-right">1</td>')
  expect(markup).not.toContain('<th></th>')
})

test('a leading first heading is the page’s, any other goes down a level', () => {
  const {markup, heading, contents} = render('# The `title`\n\n# Second\n\n## Third\n')
  expect(heading).toBe('The title')
  expect(markup).toBe('<h2 id="second"><a class="permalink" href="#second">Second</a></h2>\n<h2 id="third"><a class="permalink" href="#third">Third</a></h2>')
  expect(contents.map(({id}) => id)).toEqual(['second', 'third'])
})
