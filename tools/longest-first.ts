import {existsSync} from 'node:fs'
import {join, relative} from 'node:path'
import {BaseSequencer} from 'vitest/node'
import type {TestSpecification} from 'vitest/node'
import {root} from './process.ts'

/** The test files that take longest, in their order: one that began last would run alone when all others are done. */
const longest = [
  'tools/packaging.test.ts',
  'tools/nx.test.ts',
  'packages/nx-copydesk/test/nx.test.ts',
  'packages/nx-copydesk/test/remote-cache.test.ts',
  'tools/content-in-browser.test.ts',
  'packages/eleventy-plugin-copydesk/test/pages-in-browser.test.ts',
  'packages/eleventy-plugin-copydesk/test/view-day.test.ts',
  'packages/eleventy-plugin-copydesk/test/serve.test.ts',
  'packages/eleventy-plugin-copydesk/test/hebrew-site.test.ts',
  'packages/copydesk-language-server/test/page.test.ts',
  'tools/hooks.test.ts',
  'tools/docs.test.ts',
  'packages/copydesk/test/killed-at-any-moment.test.ts',
  'packages/copydesk/test/nothing-crashes.test.ts',
  'packages/eleventy-plugin-copydesk/test/collections.test.ts',
  'packages/eleventy-plugin-copydesk/test/untrusted.test.ts',
  'tools/content-files.test.ts',
]

/** Starts the longest files first; the others as Vitest does, which knows no times in a fresh checkout and goes by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    for (const path of longest) if (!existsSync(join(root, path))) throw new Error(`Unexpected path \`${path}\` in longest-first.ts, expected a test file that is there`)
    const place = ({moduleId}: TestSpecification): number => {
      const index = longest.indexOf(relative(root, moduleId).replaceAll('\\', '/'))
      return index === -1 ? longest.length : index
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- A method of Vitest, not of an array.
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
