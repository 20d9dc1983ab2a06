import {existsSync} from 'node:fs'
import {chromium} from 'playwright-core'
import type {Browser} from 'playwright-core'

const places = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`, String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
]

/** A Chromium on the disk, and what it must be started with here. */
export interface FoundBrowser {
  readonly executablePath: string
  readonly args: string[]
}

/**
 * Finds Chromium: the one that CHROME_PATH names, else one of the system, else the one in a registry package.
 *
 * @throws {Error} with the remedy, where there is none: a browser test is never skipped.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROME_PATH']
  if (named && !existsSync(named)) throw new Error(`Unexpected CHROME_PATH \`${named}\`, expected a browser there`)
  const system = named || places.find((path) => existsSync(path))
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  if (system) return {executablePath: system, args}
  try {
    const {default: packed} = await import('@sparticuz/chromium')
    return {executablePath: await packed.executablePath(), args: [...packed.args, ...args]}
  } catch (error) {
    throw new Error('Unexpected machine without a browser, expected Chromium or Chrome: install one (`apt-get install chromium`), or name one by CHROME_PATH', {cause: error})
  }
}

/** Starts the Chromium that is found. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({...(await findBrowser()), timeout: 120_000})
}
