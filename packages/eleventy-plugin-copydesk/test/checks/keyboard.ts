import type {Page} from 'playwright-core'

/** Marks what the keyboard must reach, in the order of the document. */
const mark = `(() => {
  const isShut = (element) => { const details = element.closest('details:not([open])'); return details !== null && !(element.tagName === 'SUMMARY' && element.parentElement === details) }
  const isReachable = (element) => element.checkVisibility({visibilityProperty: true}) && !element.disabled && !isShut(element) && element.tabIndex >= 0 && !element.closest('[inert]')
  const seen = new Set()
  const elements = Array.from(document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]')).filter((element) => {
    if (!isReachable(element)) return false
    if (element.type !== 'radio') return true
    // A group of radio buttons is one stop.
    if (seen.has(element.name)) return false
    seen.add(element.name)
    return true
  })
  for (const [index, element] of elements.entries()) element.dataset.stop = element.type === 'radio' ? 'radio:' + element.name : String(index)
  return elements.map((element) => [element.dataset.stop, element.outerHTML.slice(0, 100)])
})()`

const look = `(() => {
  const element = document.activeElement
  if (element === null || element === document.body) return {stop: 'nowhere', problems: []}
  const problems = []
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(element)
  if ((outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none') problems.push('no visible focus')
  const boxes = [...element.getClientRects()].filter(({width, height}) => width > 0 && height > 0)
  const isSeen = ({left, right, top, bottom}) => [[(left + right) / 2, (top + bottom) / 2], [left + 2, top + 2], [right - 2, bottom - 2]].some(([x, y]) => { const hit = document.elementFromPoint(x, y); return hit !== null && (element.contains(hit) || hit.contains(element)) })
  if (!boxes.some(isSeen)) problems.push('hidden behind something, or outside the window')
  const {overflowX, overflowY} = getComputedStyle(element)
  const stop = element.dataset.stop ?? (element.type === 'radio' ? 'radio:' + element.name : /auto|scroll/.test(overflowX + overflowY) ? 'scroller' : 'unexpected')
  return {stop, problems, markup: element.outerHTML.slice(0, 100)}
})()`

interface Look {
  readonly stop: string
  readonly problems: readonly string[]
  readonly markup?: string
}

/** What is wrong on the way that the keyboard takes through an open page: order, focus that is not seen, traps. */
export async function keyboardFindings(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({width, height: 800})
  // So that what is on its way in has arrived.
  await page.emulateMedia({reducedMotion: 'reduce'})
  const wanted = await page.evaluate<[stop: string, markup: string][]>(mark)
  const found: string[] = []
  const way: string[] = []
  await page.evaluate('document.activeElement?.blur?.(); scrollTo(0, 0)')
  for (let index = 0; index < wanted.length * 2 + 10; index += 1) {
    await page.keyboard.press('Tab')
    const {stop, problems, markup} = await page.evaluate<Look>(look)
    // Chromium lets the keyboard stop at a box that scrolls.
    if (stop === 'scroller') continue
    if (stop === 'nowhere' || stop === way[0]) break
    if (stop === way.at(-1)) {
      found.push(`the keyboard does not leave ${markup}`)
      break
    }
    way.push(stop)
    found.push(...problems.map((problem) => `${problem}: ${markup}`))
  }
  const first = wanted[0]?.[1] ?? ''
  if (!/class="skip"/u.test(first)) found.push(`the skip link is not first, but ${first}`)
  const missed = wanted.filter(([stop]) => !way.includes(stop)).map(([, markup]) => `never reached: ${markup}`)
  const order = wanted.map(([stop]) => stop).filter((stop) => way.includes(stop))
  if (missed.length === 0 && order.join(' ') !== way.join(' ')) found.push(`another order than that of the page: ${way.join(' ')}`)
  return [...found, ...missed]
}
