import type {Page} from 'playwright-core'

/** The text spacing that readers may set (WCAG 1.4.12). */
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

/** Where a page scrolls sideways, and each text that is cut off, or lies outside the page where nothing scrolls to it. */
const lost = `(() => {
  const found = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways by ' + (document.documentElement.scrollWidth - innerWidth) + ' px')
  const name = (element) => element.tagName.toLowerCase() + (element.className.length > 0 ? '.' + element.className : '') + ' “' + element.textContent.trim().slice(0, 40) + '”'
  const style = (element) => getComputedStyle(element)
  // Text for screen readers alone is cut off on purpose.
  const isForEars = (element) => { for (let at = element; at; at = at.parentElement) if (at.clientWidth <= 1 && style(at).overflow === 'hidden') return true; return false }
  for (const element of document.body.querySelectorAll('*')) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility() || element.textContent.trim() === '' || isForEars(element)) continue
    const {overflowX, overflowY, textOverflow, webkitLineClamp} = style(element)
    const hides = (value) => value === 'hidden' || value === 'clip'
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push('cut off sideways: ' + name(element))
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push('cut off below: ' + name(element))
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') found.push('shortened: ' + name(element))
  }
  for (const words of document.body.querySelectorAll('.flag .words')) {
    const [line] = words.getClientRects()
    const mark = words.parentElement.querySelector('svg')?.getBoundingClientRect()
    if (line && mark && words.checkVisibility() && !isForEars(words) && mark.bottom <= line.top) found.push('a line ends in the mark of: ' + name(words))
  }
  const scrolls = (element) => { for (let at = element; at; at = at.parentElement) if (/auto|scroll/.test(style(at).overflowX)) return true; return false }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement
    if (text.data.trim() === '' || !element.checkVisibility({visibilityProperty: true, opacityProperty: true}) || element.closest('.skip, script, noscript') || isForEars(element) || scrolls(element)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) if (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1)) { found.push('outside the page: ' + name(element)); break }
  }
  return found
})()`

/** What is lost on an open page: at three widths, at 400 % zoom, and with wider text spacing. */
export async function reflowFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  const look = async (state: string): Promise<void> => {
    found.push(...(await page.evaluate<string[]>(lost)).map((text) => `${state}: ${text}`))
  }
  // 1280 × 1024 at 400 % is 320 × 256.
  for (const [width, height] of [[320, 800], [768, 800], [1280, 800], [320, 256]] as const) {
    for (const direction of ['ltr', 'rtl']) {
      await page.setViewportSize({width, height})
      await page.evaluate(`document.documentElement.dir = '${direction}'`)
      await look(`${width} × ${height} ${direction}`)
      await page.evaluate(`globalThis.spaced = new CSSStyleSheet(); spaced.replaceSync(${JSON.stringify(spacing)}); document.adoptedStyleSheets.push(spaced)`)
      await look(`${width} × ${height} ${direction}, wider spacing`)
      await page.evaluate('document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== spaced)')
    }
  }
  return found
}
