import {resolve} from 'node:path'
import {defineRule, rules as ours} from 'remark-copydesk'
import type {Rule} from 'remark-copydesk'
import {reportPages} from '../check-pages.ts'
import type {Command, Invocation} from '../command.ts'
import {counted} from '../counted.ts'
import {formatters} from '../formatters.ts'
import {ownVersion} from '../own-version.ts'
import {FileError} from '../read-text.ts'
import {repositoryRoot} from '../repository-root.ts'
import {mergeShards} from '../shards/merge-shards.ts'
import type {NamedShard} from '../shards/merge-shards.ts'
import {readShard} from '../shards/read-shard.ts'
import type {Shard} from '../shards/shard.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'

/** Joins what several jobs found into the reports and the exit code of one run. */
export const reportCommand: Command = {
  name: 'report',
  usage: 'FILES',
  summary: 'Join what several jobs of lint found',
  details: `Each file is what \`copydesk lint --format shard=FILE\` wrote. The reports and the exit code are those of
one lint over all their pages, in whatever order the files are given.

A file that is missing, empty, cut or of another version of copydesk makes the exit code 2; what the
others hold is still reported. Name every file, or say with --expect how many there must be: a job that
died may have left none. Files with the same bytes count once.`,
  examples: [
    ['copydesk report shards/api.json shards/guides.json', 'of two jobs, known by name'],
    ['copydesk report --expect 8 --format sarif=copydesk.sarif shards/*.json', 'of eight jobs'],
  ],
  options: ['format', 'expect', 'quiet', 'max-warnings', 'strict-baseline'],
  formats: [...Object.keys(formatters), 'shard'],
  run(invocation) {
    const {words, options: {expect, outputs, strictBaseline}, terminal, cwd} = invocation
    if (words.length === 0 && expect !== 0) throw new UsageError('Unexpected lack of files, expected those that `copydesk lint --format shard=FILE` wrote')
    const files = [...new Set(words.map((word) => resolve(cwd, word)))]
    const replaced = outputs.find(({file}) => file !== undefined && files.includes(resolve(cwd, file)))
    if (replaced) throw new UsageError(`Unexpected \`--format ${replaced.format}=${replaced.file}\`, expected a file that is none of the shards`)
    const {shards, problems} = readShards(files, invocation)
    const merged = mergeShards(shards, {root: repositoryRoot(cwd), cwd})
    const all = [...problems, ...merged.problems]
    for (const line of [...merged.notes, ...all]) terminal.note(line)
    const run = shards[0]?.shard.run
    if (strictBaseline && all.length === 0 && !merged.failed && shards.length > 0 && merged.results.every(({known}) => known === undefined)) throw new UsageError('Unexpected `--strict-baseline` without a baseline, expected shards of runs that have one')
    const rules = [...ours, ...(run?.ownRules ?? []).map(asRule)]
    const code = reportPages({results: merged.results, failed: merged.failed || all.length > 0}, {...invocation, rules}, {shard: {...merged, run: run ?? {only: []}}})
    return code === 0 && strictBaseline && merged.outdated > 0 ? 1 : code
  },
}

function readShards(files: readonly string[], {cwd, options: {expect}}: Invocation): {readonly shards: readonly NamedShard[]; readonly problems: readonly string[]} {
  const problems: string[] = []
  const byText = new Map<string, NamedShard>()
  for (const file of files) {
    const shown = showPath(file, cwd)
    try {
      const {shard, text} = readShard(file, ownVersion())
      const first = byText.get(text)
      // Of copies, the same one is named whatever the order.
      byText.set(text, first && first.shown < shown ? first : {shown, shard})
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      problems.push(`${shown} ${error.message}`)
    }
  }
  const shards = [...byText.values()]
  if (expect !== undefined && shards.length !== expect) {
    const bad = problems.length > 0 ? ` and ${counted(problems.length, 'file')} that cannot be used` : ''
    const copies = files.length - problems.length - shards.length
    const twice = copies > 0 ? `; ${counted(copies, 'file')} hold${copies === 1 ? 's' : ''} the bytes of another` : ''
    problems.push(`Unexpected ${counted(shards.length, 'shard')}${bad}, expected ${expect} (--expect)${twice}`)
  }
  return {shards, problems: problems.toSorted()}
}

/** A rule of one’s own as far as a report speaks of it. */
function asRule({details, examples, ...rule}: Shard['run']['ownRules'][number]): Rule {
  return defineRule({...rule, ...(details !== undefined && {details}), examples: examples.map(({text, findings}) => ({text, ...(findings && {findings})})), check: () => []})
}
