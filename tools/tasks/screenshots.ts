// Pictures of every type of page, to look at: `npm run screenshots`. They are not committed.
import {mkdirSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {parseArgs} from 'node:util'
import {launchBrowser} from '../browser.ts'
import {contactSheet} from '../contact-sheet.ts'
import type {Picture} from '../contact-sheet.ts'
import {pagesByType} from '../page-types.ts'
import {root} from '../process.ts'
import {runTask, UseError} from '../run-task.ts'
import {serveWholeSite} from '../whole-site.ts'

const usage = 'npm run screenshots -- [--type TYPE]… [--width 390]… [--scheme light|dark] [--rtl] [--now YYYY-MM-DD]'
const widths = ['390', '820', '1440']
const schemes = ['light', 'dark'] as const

await runTask(usage, async () => {
  const {values} = parseArgs({options: {type: {type: 'string', multiple: true}, width: {type: 'string', multiple: true}, scheme: {type: 'string'}, rtl: {type: 'boolean', default: false}, now: {type: 'string'}}})
  const wanted = schemes.filter((scheme) => values.scheme === undefined || values.scheme === scheme)
  if (wanted.length === 0) throw new UseError(`Unexpected --scheme \`${values.scheme}\`, expected ${schemes.join(' or ')}`)
  const wide = values.width ?? widths
  for (const width of wide) if (!/^\d{3,4}$/u.test(width)) throw new UseError(`Unexpected --width \`${width}\`, expected pixels such as ${widths.join(', ')}`)
  await takePictures(wide.map(Number), wanted, values.rtl, values.type, values.now)
  return true
})

async function takePictures(wide: readonly number[], wanted: readonly (typeof schemes)[number][], isRightToLeft: boolean, only: readonly string[] | undefined, now: string | undefined): Promise<void> {
  const site = await serveWholeSite(now)
  const folder = join(root, 'dist', 'screenshots')
  mkdirSync(folder, {recursive: true})
  try {
    const pages = pagesByType(site.folder, only)
    const browser = await launchBrowser()
    const pictures: Picture[] = []
    for (const {type, path} of pages) {
      for (const colorScheme of wanted) {
        for (const width of wide) {
          const page = await browser.newPage({viewport: {width, height: 900}, colorScheme, reducedMotion: 'reduce'})
          await page.goto(site.origin + path, {waitUntil: 'networkidle'})
          if (isRightToLeft) await page.evaluate("document.documentElement.dir = 'rtl'")
          const file = `${type}-${width}-${colorScheme}${isRightToLeft ? '-rtl' : ''}.png`
          await page.screenshot({path: join(folder, file), fullPage: true})
          pictures.push({file, type, path, width, colorScheme})
          await page.close()
        }
      }
    }
    await browser.close()
    writeFileSync(join(folder, 'index.html'), contactSheet(pictures))
    console.log(`${pictures.length} pictures of ${new Set(pictures.map(({type}) => type)).size} types of pages: ${relative(process.cwd(), join(folder, 'index.html'))}`)
  } finally {
    await site.close()
  }
}
