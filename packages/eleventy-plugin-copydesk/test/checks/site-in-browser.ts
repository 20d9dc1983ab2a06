import type {Browser} from 'playwright-core'
import {afterAll, beforeAll} from 'vitest'
import {launchChromium} from './chromium.ts'
import {serveFolder} from './served.ts'
import type {Served} from './served.ts'

/** A site that is served, and a browser beside it, while the tests of a file run. */
export interface SiteInBrowser {
  readonly browser: Browser
  readonly origin: string
}

/** Publishes and serves a site and starts a browser before the tests of a file, and ends both behind them. */
export function siteInBrowser(publish: () => Promise<string>, prefix = '/'): SiteInBrowser {
  let browser: Browser | undefined
  let served: Served | undefined
  beforeAll(async () => {
    served = await serveFolder(await publish(), prefix)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    served?.close()
  })
  return {
    get browser() {
      return given(browser)
    },
    get origin() {
      return given(served).origin
    },
  }
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Unexpected use of a site before its tests run')
  return value
}
