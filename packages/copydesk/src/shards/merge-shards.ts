import {resolve} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {isMarkdown} from 'remark-copydesk/node'
import type {PageResult} from '../page-result.ts'
import {inOrder, joinData} from '../result-order.ts'
import {showPath} from '../show-path.ts'
import type {Shard, ShardPage} from './shard.ts'

/** A shard and the file that it came from, as a person is shown it. */
export interface NamedShard {
  readonly shown: string
  readonly shard: Shard
}

/** What shards say together, in an order of its own. */
export interface MergedShards {
  readonly results: readonly PageResult[]
  readonly failed: boolean
  readonly outdated: number
  readonly asked: readonly string[]
  readonly notes: readonly string[]
  /** Where they contradict one another. */
  readonly problems: readonly string[]
}

/** The results of one run that shards were parts of. */
export function mergeShards(shards: readonly NamedShard[], {root, cwd}: {readonly root: string; readonly cwd: string}): MergedShards {
  const inNameOrder = shards.toSorted((a, b) => (a.shown < b.shown ? -1 : 1))
  const problems: string[] = []
  const pages = new Map<string, {readonly shown: string; readonly page: ShardPage}>()
  const data = new Map<string, {readonly shown: string; readonly pages: ShardPage[]}>()
  const unlike = (shown: string, path: string, first: string): string => `${shown} Unexpected other result for ${showPath(resolve(root, path), cwd)} than in ${first}, expected the same of the same file: let the jobs run on one commit, with the same options`
  for (const {shown, shard} of inNameOrder) {
    for (const page of shard.pages) {
      if (isMarkdown(page.path)) {
        const first = pages.get(page.path)
        if (!first) pages.set(page.path, {shown, page})
        else if (!isDeepStrictEqual(first.page, page)) problems.push(unlike(shown, page.path, first.shown))
      } else {
        // Each desk has its say on a file that several load; the file is one.
        const first = data.get(page.path)
        if (!first) data.set(page.path, {shown, pages: [page]})
        else if (first.pages[0]?.text === page.text) first.pages.push(page)
        else problems.push(unlike(shown, page.path, first.shown))
      }
    }
  }
  const result = ({path, ...page}: ShardPage): PageResult => {
    const filePath = resolve(root, path)
    return {...page, filePath, shown: showPath(filePath, cwd)}
  }
  problems.push(...differences(inNameOrder))
  return {
    results: [...inOrder([...pages.values()].map(({page}) => result(page))), ...joinData([...data.values()].flatMap(({pages: some}) => some.map(result)))],
    failed: problems.length > 0 || shards.some(({shard}) => shard.failed),
    outdated: shards.reduce((sum, {shard}) => sum + shard.outdated, 0),
    asked: joined(shards.map(({shard}) => shard.asked)),
    notes: joined(shards.map(({shard}) => shard.notes)),
    problems,
  }
}

/** Shards that asked different questions make no one answer. */
function differences([first, ...others]: readonly NamedShard[]): string[] {
  if (!first) return []
  const of = ({shard: {run}}: NamedShard): readonly (readonly [what: string, value: string])[] => [
    ['day', run.today ?? 'none'],
    ['`--rule`', run.only.join(', ') || 'none'],
    ['`--since`', run.since ?? 'none'],
    ['`--rules`', run.ownRules.map(({id}) => id).join(', ') || 'none'],
  ]
  return others.flatMap((other) => of(other).flatMap(([what, value], index) => {
    const wanted = of(first)[index]?.[1]
    const remedy = what === 'day' ? 'give every job the same `--now`, or `--no-clock`' : 'give every job the same'
    return value === wanted ? [] : [`${other.shown} Unexpected ${what} ${value}, expected ${wanted} as in ${first.shown}: ${remedy}`]
  }))
}

function joined(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].toSorted()
}
