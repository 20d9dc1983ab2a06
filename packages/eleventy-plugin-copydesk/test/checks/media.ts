import type {Page} from 'playwright-core'

const states = `(() => {
  const found = []
  const shapes = new Map()
  for (const element of document.querySelectorAll('[data-state]')) {
    if (!element.checkVisibility()) continue
    const state = element.dataset.state
    const isDrawn = element.closest('svg') !== null
    if (!isDrawn && element.textContent.trim() === '') found.push('a state without a word: ' + element.outerHTML.slice(0, 120))
    const mark = isDrawn ? element : element.querySelector('svg')
    if (mark === null) continue
    const shape = mark.innerHTML.replaceAll(/\\s+/g, ' ').trim()
    for (const [other, known] of shapes) if (other !== state && known === shape) found.push('two states of one shape: ' + state + ', ' + other)
    shapes.set(state, shape)
    const canvas = getComputedStyle(document.body).backgroundColor
    const isInked = [...mark.querySelectorAll('path, circle')].some((part) => { const {stroke, fill} = getComputedStyle(part); return [stroke, fill].some((colour) => colour !== 'none' && colour !== canvas) })
    if (!isInked) found.push('a shape that cannot be seen: ' + state)
  }
  return found
})()`

/** What is lost where the system chooses the colours. */
export async function forcedColourFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({forcedColors: 'active', colorScheme})
    found.push(...(await page.evaluate<string[]>(states)).map((text) => `${colorScheme}: ${text}`))
  }
  return found
}

/** What moves although the reader asked for no motion. */
export async function motionFindings(page: Page): Promise<string[]> {
  await page.emulateMedia({reducedMotion: 'reduce'})
  return page.evaluate<string[]>(`['', '::before', '::after'].flatMap((part) => [...document.querySelectorAll('*')].flatMap((element) => {
    const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element, part || null)
    const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || animationName !== 'none' || scrollBehavior === 'smooth'
    return moves ? [element.outerHTML.slice(0, 100) + part] : []
  }))`)
}

const printed = `(() => {
  const found = []
  for (const element of document.querySelectorAll('nav, .skip, button, form, [popover]')) if (element.checkVisibility()) found.push('nothing for paper: ' + element.outerHTML.slice(0, 120))
  for (const link of document.querySelectorAll('main a[href^="http"]')) {
    const shown = link.checkVisibility() ? getComputedStyle(link, '::after').content : 'attr(href)'
    if (!shown.includes('attr(href)') && !shown.includes(link.getAttribute('href')) && !link.textContent.includes(link.getAttribute('href'))) found.push('the address is not printed: ' + link.outerHTML.slice(0, 120))
  }
  const lightness = (colour) => { const context = new OffscreenCanvas(1, 1).getContext('2d'); context.fillStyle = colour; context.fillRect(0, 0, 1, 1); const [red, green, blue] = context.getImageData(0, 0, 1, 1).data; return (red * 299 + green * 587 + blue * 114) / 255000 }
  const {color, backgroundColor} = getComputedStyle(document.body)
  if (lightness(color) > 0.4 || lightness(backgroundColor) < 0.9) found.push('not dark on light: ' + color + ' on ' + backgroundColor)
  if (document.documentElement.scrollWidth > innerWidth) found.push('wider than the paper by ' + (document.documentElement.scrollWidth - innerWidth) + ' px')
  return found
})()`

/** What is wrong on paper (A4), for a reader whose screen is dark. */
export async function printFindings(page: Page): Promise<string[]> {
  await page.setViewportSize({width: 718, height: 1000})
  await page.emulateMedia({media: 'print', colorScheme: 'dark'})
  return page.evaluate<string[]>(printed)
}
