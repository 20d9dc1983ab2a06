import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {compileDesk} from 'remark-copydesk'
import type {Desk} from 'remark-copydesk'
import {findConfig} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {Command, Invocation} from '../command.ts'
import {counted} from '../counted.ts'
import {Desks} from '../desks.ts'
import type {LeftOut} from '../import/import-entry.ts'
import {makeRegistry} from '../import/make-registry.ts'
import {readLists, usualLists} from '../import/read-lists.ts'
import {FileError} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'
import {placeText} from '../write-text.ts'

/** Takes over the lists of names that a team has for another linter. */
export const importCommand: Command = {
  name: 'import',
  usage: '[lists]',
  summary: 'Take over names from Vale styles and vocabularies and from textlint-rule-terminology',
  details: `Lists are files and folders: .vale.ini (with the styles and vocabularies it names), a Vale style or
one of its rules, accept.txt and reject.txt, .textlintrc, a JSON list of terms. Without one, those of
the current folder. The registry file goes to standard output, or with --output into a file; what could
not be taken over is said on standard error, with its line and the reason. Every entry is tried: what
copydesk would find or write otherwise than its list says is left out. Names that the nearest
copydesk.yaml knows already stay as they are there.`,
  examples: [
    ['copydesk import', 'the lists of the current folder, printed'],
    ['copydesk import .vale.ini --output registry/imported.yaml', 'into a file of the registry'],
  ],
  options: ['output', 'dry-run', 'force', 'config'],
  run(invocation) {
    const {words, options, terminal, cwd} = invocation
    const lists = words.length > 0 ? words : usualLists.filter((name) => existsSync(resolve(cwd, name)))
    if (lists.length === 0) throw new UsageError('Unexpected lack of a list, expected `copydesk import LIST`: the current folder has no .vale.ini and no .textlintrc')
    const output = options.output === undefined ? undefined : resolve(cwd, options.output)
    if (output !== undefined && !/\.ya?ml$/u.test(output)) throw new UsageError(`Unexpected \`--output ${options.output}\`, expected a .yaml file: a registry is YAML`)
    const read = readLists(lists, cwd)
    for (const problem of read.problems) terminal.note(problem)
    if (read.problems.length > 0) {
      terminal.note('Nothing was taken over: a part of a list would pass for the whole')
      return 2
    }
    const loaded = deskAround(output, invocation)
    if (loaded === 'broken') return 2
    const {text, terms, carried, left} = makeRegistry(read.entries, loaded && deskWithout(loaded, output))
    // One pattern may stand for several names.
    const all = [...Map.groupBy([...read.left, ...left].toSorted(inPlace), keyOf).values()]
    const taken = new Set(carried.map(keyOf))
    for (const [first] of all) if (first) terminal.note(`${first.path}:${first.line} ${taken.has(keyOf(first)) ? 'Taken over but for this' : 'Not taken over'}: \`${first.written}\`: ${first.why}`)
    const total = taken.union(new Set(all.flatMap(([first]) => (first ? [keyOf(first)] : [])))).size
    terminal.note(`Took over ${taken.size} of ${total} entries in ${counted(read.files, 'file')}, as ${counted(terms, 'term')}.`)
    if (terms === 0) return 0
    if (output === undefined) {
      if (!options.dryRun) terminal.out(text)
      return 0
    }
    const shown = showPath(output, cwd)
    if (existsSync(output) && !options.force) {
      terminal.note(`Unexpected file ${shown} that is there already, expected \`--force\` to replace it, or another \`--output\`: nothing was written`)
      return 2
    }
    if (options.dryRun) {
      terminal.note(`Would write ${shown}.`)
      return 0
    }
    try {
      placeText(output, text)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      terminal.note(`${shown} ${error.message}`)
      return 2
    }
    terminal.note(`Wrote ${shown}.${loaded?.desk.config.registry.some((entry) => resolve(loaded.root, entry) === dirname(output)) ? '' : ` Name its folder in copydesk.yaml: \`registry: [./${showPath(dirname(output), loaded?.root ?? cwd)}]\``}`)
    return 0
  },
}

/** The desk that the file will join; `undefined` where there is none. */
function deskAround(output: string | undefined, invocation: Invocation): LoadedDesk | 'broken' | undefined {
  const {options, cwd, terminal} = invocation
  const desks = new Desks({...invocation, rules: []})
  const folder = output === undefined ? cwd : dirname(output)
  if (options.config === undefined && findConfig(folder) === undefined) return undefined
  const loaded = desks.deskOf(join(folder, 'x'))
  for (const problem of desks.problems) terminal.note(problem)
  return loaded ?? 'broken'
}

/** The desk without what an earlier import wrote into the same file. */
function deskWithout({texts, desk}: LoadedDesk, output: string | undefined): Desk {
  const [, ...others] = texts
  const rest = others.filter(({path}) => output === undefined || resolve(path) !== output)
  if (rest.length === others.length) return desk
  const registries = rest.filter(({text}) => /^(?:layers|vendors|terms|overlay):/mu.test(text)).map((text) => [text])
  return compileDesk({registries}).desk ?? desk
}

function keyOf({path, line, written}: Pick<LeftOut, 'path' | 'line' | 'written'>): string {
  return `${path}\n${line}\n${written}`
}

function inPlace(a: LeftOut, b: LeftOut): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line
}
