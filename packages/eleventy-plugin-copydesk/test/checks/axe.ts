import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Page} from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
// A table’s shades are paper over paper, and its sticky column lies over what is scrolled beneath: without both axe can measure the text.
const flatTables = `globalThis.flatTables = new CSSStyleSheet(); flatTables.replaceSync('.table { background: none !important } :is(.table, .compare) * { position: static !important }'); document.adoptedStyleSheets.push(flatTables)`
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe cannot decide by itself. Somebody has looked at each kind; one that is not listed here fails. */
const lookedAt: readonly {readonly rule: string; readonly kind: string; readonly where: RegExp; readonly why: string}[] = [
  {rule: 'color-contrast', kind: 'imgNode', where: /^<text /u, why: 'Text in a plot stands on paper, in the colours of other small print.'},
  {rule: 'color-contrast', kind: 'shortTextContent', where: /^<(?:text|td|th|span|a)\b/u, why: 'A number of one digit in a cell, a plot, or a note’s sign has the colour of the longer ones beside it, which are measured.'},
  {rule: 'color-contrast', kind: 'elmPartiallyObscured', where: /^<(?:t[dh]|p|time|a|code|strong|span|s)\b/u, why: 'Cells of a table that scrolls by itself on a phone stand beyond its edge; on wider windows the same cells are measured.'},
  {rule: 'color-contrast', kind: 'elmPartiallyObscuring', where: /^<code class="language-/u, why: 'A block of code fills its box, which has a colour of its own; on wider windows the same block is measured.'},
  {rule: 'color-contrast', kind: 'bgOverlap', where: /^<(?:p|li)>/u, why: 'The button behind a name reaches over the line above it, and is transparent but for its circle.'},
  {rule: 'color-contrast', kind: 'nonBmp', where: /^<span class="task">/u, why: 'The box of a task is a sign in the colour of the text.'},
  {rule: 'color-contrast', kind: 'bgOverlap', where: /^<div class="editor-marks"/u, why: 'The copy behind the field of the playground has no colour of its own: the field before it shows the text.'},
  {rule: 'color-contrast', kind: 'equalRatio', where: /^<mark data-severity=/u, why: 'The same: only its underlining is seen.'},
  {rule: 'label-content-name-mismatch', kind: 'label-content-name-mismatch', where: /^<a href="#note-fnref-/u, why: 'The way back from a note shows an arrow, which has no words to differ from.'},
]

interface AxeNode {
  readonly html: string
  readonly failureSummary?: string
  readonly any: readonly {readonly id: string; readonly data?: {readonly messageKey?: string} | null}[]
  readonly all: AxeNode['any']
  readonly none: AxeNode['any']
}

interface AxeResult {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly AxeNode[]}[]
  readonly incomplete: AxeResult['violations']
}

/** The way that the lines of a page run. */
export type Direction = 'ltr' | 'rtl'

/** Rules that go by colours. What other rules read is the same in light and in dark, while the picture of the page is. */
const colourRules = {type: 'rule', values: ['color-contrast', 'link-in-text-block']}
const picture = `document.documentElement.outerHTML + Array.from(document.querySelectorAll('*'), (element) => {
  const {x, y, width, height} = element.getBoundingClientRect()
  return [element.checkVisibility({visibilityProperty: true, opacityProperty: true}), x, y, width, height].join(' ')
}).join('\\n')`

/** What axe finds on an open page at three widths, in light and dark, in both directions unless the site has only one. */
export async function axeFindings(page: Page, directions: readonly Direction[] = ['ltr', 'rtl']): Promise<string[]> {
  await page.evaluate(source)
  await page.evaluate(flatTables)
  const found: string[] = []
  const run = async (state: string, runOnly: unknown): Promise<void> => {
    const {violations, incomplete} = await page.evaluate<AxeResult>(`axe.run({runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations', 'incomplete'], selectors: false})`)
    const open = incomplete.flatMap(({id, nodes}) => nodes.filter((node) => !lookedAt.some(({rule, kind, where}) => rule === id && kind === kindOf(node) && where.test(node.html))).map((node) => `incomplete ${id} (${kindOf(node)}): ${node.html}`))
    const wrong = violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id}: ${html} ${failureSummary}`))
    found.push(...[...wrong, ...open].map((text) => `${state}: ${text}`))
  }
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({width, height: 800})
    for (const direction of directions) {
      await page.evaluate(`document.documentElement.dir = '${direction}'`)
      await page.emulateMedia({colorScheme: 'light'})
      await run(`${width} light ${direction}`, tags)
      const light = await page.evaluate<string>(picture)
      await page.emulateMedia({colorScheme: 'dark'})
      await run(`${width} dark ${direction}`, (await page.evaluate<string>(picture)) === light ? colourRules : tags)
    }
  }
  await page.evaluate('document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== flatTables)')
  return found
}

/** Why axe could not decide, in its own word. */
function kindOf({any, all, none}: AxeNode): string {
  return [...new Set([...any, ...all, ...none].map(({id, data}) => data?.messageKey ?? id))].join(' ')
}
