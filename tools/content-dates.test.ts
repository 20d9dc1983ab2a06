import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {addDays, checkFacts, lint, makeDocument, rules} from 'remark-copydesk'
import type {CalendarDate} from 'remark-copydesk'
import {loadDesk} from 'remark-copydesk/node'
import {contentPages} from './content-lint.ts'
import {root} from './process.ts'

const loaded = loadDesk(join(root, 'content', 'copydesk.yaml'))
const pages = contentPages().map((file) => makeDocument({text: readFileSync(file, 'utf8'), path: loaded.pagePath(file)}, loaded.desk))

/** The newest date that stands in the facts, the pages or the registry’s sources. */
const newest = '2026-11-23' as CalendarDate

test('there are pages to judge', () => {
  expect(pages.length).toBeGreaterThanOrEqual(5)
})

function findingsOn(today: CalendarDate): string[] {
  return pages.flatMap((page) => lint(page, {today}).findings.map(({rule, severity, message}) => `${severity} ${page.path} ${rule} ${message}`))
}

test('the content has no error on any day of five years', () => {
  expect(checkFacts(loaded.desk).filter(({severity}) => severity === 'error')).toEqual([])
  expect(findingsOn(newest).filter((line) => line.startsWith('error'))).toEqual([])
  // On a later day only these can find another error.
  const only = ['verified-date', ...rules.filter(({clock}) => clock).map(({id}) => id)]
  for (let today = newest; today < addDays(newest, 5 * 366); today = addDays(today, 1)) {
    const errors = pages.flatMap((page) => lint(page, {today, only}).findings.filter(({severity}) => severity === 'error'))
    expect(errors, today).toEqual([])
  }
})

test.each(['2026-11-23', '2026-12-02', '2027-11-23'])('its warnings on %s are those that were agreed', async (today) => {
  const lines = findingsOn(today as CalendarDate)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join('fixtures', 'content-warnings', `${today}.txt`))
})
