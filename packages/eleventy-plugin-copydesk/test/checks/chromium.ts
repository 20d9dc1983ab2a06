import {existsSync} from 'node:fs'
import {chromium} from 'playwright-core'
import type {Browser} from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`]
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/**
 * Starts the browser that CHROME_PATH names, else one of the system, else the one in `@sparticuz/chromium`.
 *
 * @throws {Error} where there is none: a browser test is never skipped.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] || places.find((path) => existsSync(path)) || (await packaged())
  return chromium.launch({executablePath, args: flags, timeout: 120_000})
}

async function packaged(): Promise<string> {
  try {
    const {default: chromiumPackage} = await import('@sparticuz/chromium')
    return await chromiumPackage.executablePath()
  } catch (error) {
    throw new Error('Unexpected machine without a browser, expected Chromium or Chrome: install one (`apt-get install chromium`), or run `npm install` with optional dependencies on Linux', {cause: error})
  }
}
