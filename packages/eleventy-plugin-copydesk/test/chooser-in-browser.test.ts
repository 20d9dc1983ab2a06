import type {BrowserContextOptions, Page} from 'playwright-core'
import {describe, expect, test} from 'vitest'
import {axeFindings} from './checks/axe.ts'
import {siteInBrowser} from './checks/site-in-browser.ts'
import {fixture, publishedFolder} from './site.ts'

const path = '/choose/pictures/'
const site = siteInBrowser(async () => publishedFolder(fixture('lumina')))

/** Opens the chooser at a query or fragment; fails on whatever the console complains of. */
async function open(rest: string, check: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await site.browser.newContext(options)
  try {
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(site.origin + path + rest)
    await check(page)
    expect(problems).toEqual([])
  } finally {
    await context.close()
  }
}

const seen = (page: Page): Promise<string[]> => page.locator('.step:visible h2').allTextContents()
const where = (page: Page): string => page.url().slice(site.origin.length + path.length)
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent')
const first = 'Who will ask for the pictures?'
const second = 'How should lumina-paint-2 be paid for?'

describe('without script', () => {
  test('every answer leads on to a recommendation, and the place is marked', async () => {
    await open('', async (page) => {
      expect(await seen(page)).toHaveLength(5)
      expect(await page.getByText('Your answers so far').isVisible()).toBe(false)
      await page.getByRole('link', {name: 'Software'}).click()
      expect(where(page)).toBe('#question-pay')
      const border = (id: string): Promise<string> => page.evaluate(`getComputedStyle(document.getElementById('${id}')).borderInlineStartWidth`)
      expect([await border('question-pay'), await border('question-use')]).toEqual(['4px', '0px'])
      await page.getByRole('link', {name: 'By tokens'}).click()
      expect(where(page)).toBe('#recommendation-model')
      expect(await page.locator(':target').getByRole('link', {name: 'Lumina Paint 2.0'}).first().getAttribute('href')).toBe('/decisions/paint/')
      await page.locator(':target').getByRole('link', {name: 'Start again'}).click()
      expect(where(page)).toBe('#question-use')
    }, {javaScriptEnabled: false})
  })
})

describe('with script', () => {
  test('one question is asked at a time, and the address keeps the answers', async () => {
    await open('', async (page) => {
      expect(await seen(page)).toEqual([first])
      await page.getByRole('link', {name: 'Software'}).click()
      expect([where(page), await seen(page), await focused(page)]).toEqual(['?use=software', [second], second])
      expect(await page.title()).toContain(second)
      await page.getByRole('link', {name: 'By tokens'}).click()
      expect([where(page), await seen(page)]).toEqual(['?use=software&pay=token', ['Read about Lumina Paint 2.0']])
      expect(await focused(page)).toBe('Read about Lumina Paint 2.0')
      expect(await page.locator('.given li').allTextContents()).toEqual([`${first} Software Change ${first}`, `${second} By tokens Change ${second}`])
      await page.getByRole('link', {name: `Change ${second}`}).click()
      expect([where(page), await seen(page), await focused(page)]).toEqual(['?use=software', [second], second])
    })
  })

  test('back, forward and reload restore what was asked', async () => {
    await open('', async (page) => {
      await page.getByRole('link', {name: 'Software'}).click()
      await page.getByRole('link', {name: 'By the month'}).click()
      await page.goBack()
      expect([where(page), await seen(page), await focused(page)]).toEqual(['?use=software', [second], second])
      await page.goBack()
      expect([where(page), await seen(page), await focused(page)]).toEqual(['', [first], first])
      await page.goForward()
      await page.reload()
      expect([where(page), await seen(page)]).toEqual(['?use=software', [second]])
    })
  })

  test('a shared address opens where it leads, and what is not ours in it stays', async () => {
    await open('?from=mail&use=software&pay=month', async (page) => {
      expect(await seen(page)).toEqual(['Read about Lumina Studio'])
      expect(await page.getByRole('status').textContent()).toBe('')
      await page.getByRole('link', {name: 'Start again'}).click()
      expect([where(page), await seen(page)]).toEqual(['?from=mail', [first]])
    })
  })

  test.each([
    ['an unknown answer', '?use=hardware', '', first],
    ['an answer to what is not asked on this way', '?use=people&pay=token', '?use=people', 'Read about Lumina Studio'],
    ['an answer without the one before it', '?pay=token', '', first],
    ['an answer that would be a way out of the page', '?use=%22%5D%3Cimg%20src%3Dx%3E', '', first],
  ])('%s is left out, and said to be', async (_what, query, left, asked) => {
    await open(query, async (page) => {
      expect([where(page), await seen(page)]).toEqual([left, [asked]])
      expect(await page.getByRole('status').textContent()).toBe('An answer in the address does not fit these questions and was left out.')
    })
  })

  test('the keyboard alone goes the whole way, and the skip link moves nothing', async () => {
    await open('', async (page) => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
      expect(await seen(page)).toEqual([first])
      await page.getByRole('link', {name: 'Software'}).focus()
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe(second)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toContain('By tokens')
      await page.keyboard.press('Enter')
      expect(await seen(page)).toEqual(['Read about Lumina Paint 2.0'])
    })
  })

  test('all questions can be had on one page, and back leads to the single one', async () => {
    await open('?use=software', async (page) => {
      await page.getByRole('link', {name: 'All questions on one page'}).click()
      expect(await seen(page)).toHaveLength(5)
      await page.getByRole('link', {name: 'By tokens'}).click()
      expect(where(page)).toBe('?use=software#recommendation-model')
      await page.goBack()
      await page.goBack()
      expect([where(page), await seen(page)]).toEqual(['?use=software', [second]])
    })
  })

  test('axe finds nothing on a question, nor on a recommendation with the answers before it', async () => {
    for (const query of ['', '?use=software&pay=token']) {
      await open(query, async (page) => {
        expect(await axeFindings(page)).toEqual([])
      })
    }
  })

  test('a long way fits a window of 320 px', async () => {
    await open('?use=software&pay=token', async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    }, {viewport: {width: 320, height: 640}})
  })
})
