import {existsSync, lstatSync, readFileSync, realpathSync} from 'node:fs'
import {extname, sep} from 'node:path'
import {lint, lintChooser, makeDocument} from 'remark-copydesk'
import type {CalendarDate, ChooserEntry, Desk, Document, Finding} from 'remark-copydesk'
import {pagesIn} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {makePage} from './page.ts'
import type {Page} from './page.ts'
import {wrongFileName} from './page-settings.ts'

/** Everything that one build publishes, linted. */
export interface Edition {
  readonly desk: Desk
  readonly today: CalendarDate
  /** Absolute path → page, as it stands on the disk. */
  readonly pages: ReadonlyMap<string, Page>
  readonly choosers: readonly LintedChooser[]
}

/** A chooser and what is wrong with its words. */
export interface LintedChooser extends ChooserEntry {
  readonly findings: readonly Finding[]
}

/** What an edition is read from. */
export interface EditionSource {
  readonly loaded: LoadedDesk
  readonly today: CalendarDate
  readonly folder: string
  /** Absolute paths of folders that hold no pages: the output, the layouts. */
  readonly skip: readonly string[]
  /** The edition before: what did not change is not parsed and linted again. */
  readonly previous?: Edition | undefined
}

/** Reads and lints every page of a folder. */
export function readEdition({loaded, today, folder, skip, previous}: EditionSource): Edition {
  const {desk} = loaded
  const pages = new Map<string, Page>()
  const isSame = previous?.desk === desk && previous.today === today
  const choosers = isSame ? previous.choosers : Array.from(desk.choosers.values(), (entry) => ({...entry, findings: lintChooser(entry, desk, {today})}))
  const root = realpathSync.native(folder)
  const skipped = skip.map((path) => path + sep)
  for (const file of pagesIn(folder, loaded)) {
    if (skipped.some((path) => file.startsWith(path))) continue
    const path = loaded.pagePath(file)
    // What a link leads to outside is not even read: its words would stand in findings.
    const isInside = existsSync(file) && realpathSync.native(file).startsWith(root + sep)
    const text = isInside ? readFileSync(file, 'utf8') : ''
    const known = isSame ? previous.pages.get(file) : undefined
    pages.set(file, known?.document.text === text ? known : readPage(file, makeDocument({text, path}, desk), today, isInside))
  }
  return {desk, today, pages, choosers}
}

/** Reads and lints a page without errors again; `undefined` where it is gone, or where more changed than its text. */
export function rereadPage(known: Page, today: CalendarDate): Page | undefined {
  const {file, document: {path, desk}} = known
  // Whether a link leads out of the content folder, only a whole build looks.
  if (hasErrors(known) || !lstatSync(file, {throwIfNoEntry: false})?.isFile()) return undefined
  const page = readPage(file, makeDocument({text: readFileSync(file, 'utf8'), path}, desk), today, true)
  return matterOf(page) === matterOf(known) ? page : undefined
}

/** The front matter of a page as it is written. */
export function matterOf({document: {tree}}: Page): string {
  const [first] = tree.children
  return first?.type === 'yaml' ? first.value : ''
}

function readPage(file: string, document: Document, today: CalendarDate, isInside: boolean): Page {
  const {findings} = lint(document, {today})
  const ending = extname(file)
  const wrongName = wrongFileName(document.path)
  const own = [
    !isInside && unpublished('Unexpected link to a file outside the content folder, expected the file itself', 'Whoever writes a page could publish any file of the machine that builds the site.'),
    wrongName !== undefined && unpublished(wrongName, 'Its address would lead somewhere else, or nowhere.'),
    !publishedEndings.has(ending) && unpublished(
      `Unexpected page with the ending \`${ending}\`, expected \`.md\` or \`.markdown\`, or a line for it in .copydeskignore`,
      ending.toLowerCase() === '.mdx' ? 'MDX is a program, and this publisher runs none: the page is linted, and no reader would get it.' : 'The publisher takes these endings as they are written here: the page is linted, and no reader would get it.',
    ),
  ].filter((finding) => finding !== false)
  return makePage(file, document, [...own, ...findings], today)
}

/** The endings of the files that become pages; the lint reads others too. */
const publishedEndings: ReadonlySet<string> = new Set(['.md', '.markdown'])

function unpublished(message: string, why: string): Finding {
  return {rule: 'site-page', severity: 'error', range: [0, 0], message, why}
}

/** Whether a page or a chooser may not be published. */
export function hasErrors({findings}: {readonly findings: readonly Finding[]}): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
