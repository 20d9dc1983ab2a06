import {z} from 'zod'
import {nearest} from './yaml-source.ts'
import type {DeskProblem, YamlSource} from './yaml-source.ts'

const text = z.string().trim().min(1)

/** Pages that are read one after another: their groups and their order. */
export const manual = z.strictObject({
  title: text.describe('What the navigation calls it.'),
  description: text.optional(),
  groups: z.array(z.strictObject({
    title: text,
    description: text.optional(),
    pages: z.array(text).min(1).describe('Files, relative to this one; a folder stands for the pages in it, by their titles.'),
  })).min(1),
})

export type Manual = z.output<typeof manual>

/** Whether an entry of a manual stands for a page: the page itself, or a folder that holds it. Paths go from the folder of `copydesk.yaml`. */
export function isManualPage(entry: string, page: string): boolean {
  const path = entry.replace(/^\.\//u, '').replace(/\/$/u, '')
  return page === path || page.slice(0, page.lastIndexOf('/')) === path
}

/** What a manual names and is not there, and the pages that stand in it twice. */
export function checkManualPages({groups}: Manual, source: YamlSource, pages: readonly string[]): DeskProblem[] {
  const taken = new Set<string>()
  return groups.flatMap((group, at) => group.pages.flatMap((entry, index) => {
    const path = ['site', 'manual', 'groups', at, 'pages', index]
    const found = pages.filter((page) => isManualPage(entry, page))
    const near = nearest(entry, pages)
    if (found.length === 0) return [source.problem(path, `Unexpected page \`${entry}\`, expected one that is there, or a folder of some${near === undefined ? '' : `, did you mean \`${near}\`?`}`)]
    const twice = found.find((page) => taken.has(page))
    for (const page of found) taken.add(page)
    return twice === undefined ? [] : [source.problem(path, `Unexpected second place of \`${twice}\`, expected one`)]
  }))
}
