import {readFileSync} from 'node:fs'
import {lint, makeDocument} from 'remark-copydesk'
import type {CalendarDate, Desk, Document} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {markdownFiles} from './content-files.ts'
import {makePage} from './page.ts'
import type {Page} from './page.ts'

/** Everything that one build publishes, linted. */
export interface Edition {
  readonly desk: Desk
  readonly today: CalendarDate
  /** Absolute path → page, as it stands on the disk. */
  readonly pages: ReadonlyMap<string, Page>
}

/** What an edition is read from. */
export interface EditionSource {
  readonly loaded: LoadedDesk
  readonly today: CalendarDate
  readonly folder: string
  /** Folders that hold no pages: the output, the layouts. */
  readonly skip: readonly string[]
  /** The edition before: what did not change is not parsed and linted again. */
  readonly previous?: Edition | undefined
}

/** Reads and lints every page of a folder. */
export function readEdition({loaded, today, folder, skip, previous}: EditionSource): Edition {
  const {desk} = loaded
  const pages = new Map<string, Page>()
  for (const file of markdownFiles(folder, skip)) {
    const path = loaded.pagePath(file)
    if (desk.ignores(path)) continue
    const text = readFileSync(file, 'utf8')
    const known = previous?.desk === desk && previous.today === today ? previous.pages.get(file) : undefined
    pages.set(file, known?.document.text === text ? known : readPage(file, makeDocument({text, path}, desk), today))
  }
  return {desk, today, pages}
}

function readPage(file: string, document: Document, today: CalendarDate): Page {
  return makePage(file, document, lint(document, {today}).findings, today)
}

/** Whether a page may not be published. */
export function hasErrors(page: Page): boolean {
  return page.findings.some((finding) => finding.severity === 'error')
}
