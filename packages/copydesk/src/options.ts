import {parseArgs} from 'node:util'
import {intervalDays, nearest} from 'remark-copydesk'
import type {Command} from './command.ts'
import {didYouMean} from './did-you-mean.ts'
import {readOutputs} from './outputs.ts'
import type {Output} from './outputs.ts'
import {UsageError} from './usage-error.ts'

interface OptionDefinition {
  readonly type: 'string' | 'boolean'
  /** What help calls the value. */
  readonly value?: string
  readonly short?: string
  readonly multiple?: boolean
  readonly help: string
}

/** Every option there is, in the order of the help. */
export const optionDefinitions = {
  format: {type: 'string', value: 'NAME[=FILE]', multiple: true, help: 'How it is printed, and into which file; may be repeated'},
  config: {type: 'string', value: 'FILE', help: 'Take this copydesk.yaml for every file, wherever the file lies'},
  collection: {type: 'string', value: 'FOLDER', multiple: true, help: 'Only the pages of this collection of copydesk.yaml; may be repeated'},
  collections: {type: 'boolean', help: 'Leave out the pages of every collection: what is left of the desk, and its data'},
  now: {type: 'string', value: 'YYYY-MM-DD', help: 'The day it is; else SOURCE_DATE_EPOCH, else today in UTC'},
  clock: {type: 'boolean', help: 'Leave out the rules that compare with today'},
  rule: {type: 'string', value: 'ID', multiple: true, help: 'Only this rule; may be repeated'},
  rules: {type: 'string', value: 'FILE', multiple: true, help: 'Load rules of your own from this JavaScript module, which is run; may be repeated'},
  since: {type: 'string', value: 'REF', help: 'Only what changed since the branch left REF, such as origin/main'},
  watch: {type: 'boolean', help: 'Stay, and lint again what changes; Ctrl+C ends it with the exit code of the last state'},
  quiet: {type: 'boolean', help: 'Report errors only'},
  baseline: {type: 'string', value: 'FILE', help: 'Report only what this baseline does not know; else the one that copydesk.yaml names'},
  'no-baseline': {type: 'boolean', help: 'Report what a baseline knows too'},
  'strict-baseline': {type: 'boolean', help: 'Exit 1 when the baseline knows what no longer occurs'},
  output: {type: 'string', value: 'FILE', help: 'The file to write; of a baseline, else the one that copydesk.yaml names'},
  yes: {type: 'boolean', help: 'Write without asking'},
  force: {type: 'boolean', help: 'Replace a file that is there'},
  prune: {type: 'boolean', help: 'Drop what no longer occurs, and add nothing'},
  'max-warnings': {type: 'string', value: 'N', help: 'Exit 1 when there are more warnings than this'},
  expect: {type: 'string', value: 'N', help: 'How many shards there must be; one that never came is told'},
  'min-coverage': {type: 'string', value: 'N', help: 'Exit 1 when fewer terms than this percentage have an example'},
  within: {type: 'string', value: 'TIME', help: 'How far ahead to look, such as 14d, 6w or 3m; 30d where not given'},
  owner: {type: 'string', value: 'NAME', help: 'Only what this owner has to read'},
  minor: {type: 'boolean', help: 'Declare an edit that changed no claim, such as a typo mended'},
  by: {type: 'string', value: 'NAME', help: 'Who reads; else the user.name of git'},
  fact: {type: 'string', value: 'ID', help: 'Only the sources of this fact'},
  online: {type: 'boolean', help: 'Use the network; without it the command only says what it would fetch'},
  'allow-private': {type: 'boolean', help: 'Fetch from private and loopback addresses too'},
  timeout: {type: 'string', value: 'SECONDS', help: 'How long an answer may take; 15 where not given'},
  pause: {type: 'string', value: 'SECONDS', help: 'How long to wait between two requests to a host; 1 where not given'},
  'cache-folder': {type: 'string', value: 'FOLDER', help: 'Where answers are kept; .copydesk/sources beside copydesk.yaml where not given'},
  stdin: {type: 'boolean', help: 'Take one page from standard input'},
  'stdin-path': {type: 'string', value: 'FILE', help: 'Where that page belongs; the file need not exist'},
  ask: {type: 'boolean', help: 'Show each finding with its choices, and write what is chosen; needs a terminal'},
  'dry-run': {type: 'boolean', help: 'Show what it would do and write nothing'},
  threads: {type: 'string', value: 'N', help: 'How many more threads may help with a long run; else as many as there are cores beside the first, up to 3'},
  'cache-location': {type: 'string', value: 'FOLDER', help: 'Where a run keeps what the next one need not work out; else node_modules/.cache/copydesk'},
  cache: {type: 'boolean', help: 'Never read or write a cache'},
  color: {type: 'boolean', help: 'No colour; NO_COLOR and FORCE_COLOR are heeded too'},
  help: {type: 'boolean', short: 'h', help: 'Show help'},
  version: {type: 'boolean', short: 'v', help: 'Show the version'},
} as const satisfies Record<string, OptionDefinition>

/** The name of an option in `optionDefinitions`. */
export type OptionName = keyof typeof optionDefinitions

/** On unless turned off: these are written `--no-…`. */
const negated: ReadonlySet<string> = new Set(['clock', 'cache', 'color', 'collections'])

/** Options that every command takes. */
export const commonOptions: readonly OptionName[] = ['color', 'cache-location', 'cache', 'help', 'version']

/** How an option is written. */
export function flag(name: OptionName): string {
  return negated.has(name) ? `--no-${name}` : `--${name}`
}

/** The options of a call, checked. */
export interface CommandLineOptions {
  /** Where each format goes; the command’s first one to standard output where none was asked for. */
  readonly outputs: readonly Output[]
  readonly config?: string
  /** Folders of the collections that are asked for; none where all pages are. */
  readonly collections: readonly string[]
  /** Pages of collections are taken too. */
  readonly collectionsToo: boolean
  readonly now?: string
  readonly clock: boolean
  readonly rules: readonly string[]
  /** Modules with rules of one’s own. */
  readonly ruleFiles: readonly string[]
  readonly since?: string
  /** In days. */
  readonly within: number
  readonly owner?: string
  readonly fact?: string
  readonly online: boolean
  readonly allowPrivate: boolean
  /** In seconds. */
  readonly timeout: number
  /** In seconds. */
  readonly pause: number
  readonly cacheFolder?: string
  readonly cacheLocation?: string
  readonly cache: boolean
  readonly minor: boolean
  readonly by?: string
  readonly watch: boolean
  readonly quiet: boolean
  readonly baseline?: string
  /** A baseline is gone by, where there is one. */
  readonly useBaseline: boolean
  readonly strictBaseline: boolean
  readonly output?: string
  readonly prune: boolean
  readonly force: boolean
  readonly yes: boolean
  readonly maxWarnings?: number
  readonly minCoverage?: number
  /** Threads that may help beside the first. */
  readonly threads?: number
  /** How many shards a report must be made from. */
  readonly expect?: number
  readonly stdin: boolean
  readonly stdinPath?: string
  readonly ask: boolean
  readonly dryRun: boolean
  readonly help: boolean
  readonly version: boolean
}

/** A call, taken apart. */
export interface CommandLine {
  readonly command: Command | undefined
  readonly words: readonly string[]
  readonly options: CommandLineOptions
}

const names = Object.keys(optionDefinitions) as OptionName[]
const spelling = new Map<string, OptionName>(names.map((name) => [flag(name).slice(2), name]))

/**
 * Takes a command line apart and checks it.
 *
 * @throws {UsageError} that names the nearest right option, command, format or rule.
 */
export async function parseCommandLine(args: readonly string[], loaders: Readonly<Record<string, () => Promise<Command>>>, isFile: (word: string) => boolean): Promise<CommandLine> {
  const {tokens} = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(names.map((name) => {
      const definition: OptionDefinition = optionDefinitions[name]
      return [flag(name).slice(2), {type: definition.type, ...(definition.short && {short: definition.short}), multiple: true}]
    })),
  })
  const [first, ...words] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const command = first === undefined ? undefined : await findCommand(first, loaders, isFile)
  const allowed = command ? [...command.options, ...commonOptions] : names
  const values = new Map<OptionName, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const written = args[token.index] ?? token.rawName
    const name = spelling.get(token.name)
    if (name === undefined || !allowed.includes(name)) {
      if (name === undefined && command && isFile(written)) throw new UsageError(`Unexpected option \`${written}\` for \`copydesk ${command.name}\`, expected \`./${written}\` for the file of that name`)
      throw unknownOption(name === undefined ? written : token.rawName, allowed, command)
    }
    const {type, value}: OptionDefinition = optionDefinitions[name]
    if (type === 'boolean' && token.value !== undefined) throw new UsageError(`Unexpected value \`${token.value}\` for \`${flag(name)}\`, expected none`)
    if (type === 'string' && (token.value === undefined || token.value === '' || (!token.inlineValue && /^-\D/u.test(token.value)))) {
      throw new UsageError(`Unexpected \`${flag(name)}\` without a value, expected \`${flag(name)} ${value}\``)
    }
    values.set(name, [...(values.get(name) ?? []), token.value ?? ''])
  }
  return {command, words, options: readValues(values, command?.formats ?? [])}
}

function readValues(values: ReadonlyMap<OptionName, readonly string[]>, formats: readonly string[]): CommandLineOptions {
  const last = (name: OptionName): string | undefined => values.get(name)?.at(-1)
  const [config, now, since, owner, by, fact, cacheFolder, within = '30d', stdinPath, warnings, coverage] = [last('config'), last('now'), last('since'), last('owner'), last('by'), last('fact'), last('cache-folder'), last('within'), last('stdin-path'), last('max-warnings'), last('min-coverage')]
  const [baseline, output, expect, threads] = [last('baseline'), last('output'), last('expect'), last('threads')]
  const cacheLocation = last('cache-location')
  if (cacheLocation !== undefined && values.has('cache')) throw new UsageError('Unexpected `--cache-location` beside `--no-cache`, expected one of them')
  const outputs = readOutputs(values.get('format') ?? [], formats)
  if (warnings !== undefined && !/^\d{1,9}$/u.test(warnings)) throw new UsageError(`Unexpected \`--max-warnings ${warnings}\`, expected a whole number from 0 up`)
  if (expect !== undefined && !/^\d{1,9}$/u.test(expect)) throw new UsageError(`Unexpected \`--expect ${expect}\`, expected a whole number from 0 up`)
  if (threads !== undefined && !/^(?:\d|[1-5]\d|6[0-4])$/u.test(threads)) throw new UsageError(`Unexpected \`--threads ${threads}\`, expected a whole number from 0 to 64`)
  if (coverage !== undefined && !/^(?:\d{1,2}|100)$/u.test(coverage)) throw new UsageError(`Unexpected \`--min-coverage ${coverage}\`, expected a whole number from 0 to 100`)
  const days = /^[1-9]\d{0,3}[dwm]$/u.test(within) ? intervalDays(within) : undefined
  if (days === undefined) throw new UsageError(`Unexpected \`--within ${within}\`, expected a time such as 14d, 6w or 3m`)
  if (now !== undefined && values.has('clock')) throw new UsageError('Unexpected `--now` beside `--no-clock`, expected one of them')
  if (stdinPath !== undefined && !values.has('stdin')) throw new UsageError('Unexpected `--stdin-path` without `--stdin`, expected both')
  if (since !== undefined && values.has('stdin')) throw new UsageError('Unexpected `--since` beside `--stdin`, expected one of them: git knows files')
  const part = (['collection', 'collections'] as const).find((name) => values.has(name))
  const against = (['stdin', 'watch', 'collections'] as const).find((name) => name !== part && values.has(name))
  if (part && against) throw new UsageError(`Unexpected \`${flag(part)}\` beside \`${flag(against)}\`, expected one of them`)
  const beside = (['stdin', 'dry-run'] as const).find((name) => values.has(name))
  if (values.has('ask') && beside) throw new UsageError(`Unexpected \`--ask\` beside \`--${beside}\`, expected one of them: it writes what a person chooses, page by page`)
  if (values.has('watch')) {
    if (values.has('stdin')) throw new UsageError('Unexpected `--watch` beside `--stdin`, expected one of them: standard input is read once')
    if (since !== undefined) throw new UsageError('Unexpected `--watch` beside `--since`, expected one of them: a change is judged when it is done, `--watch --baseline FILE` shows what is new')
    const other = outputs.find(({format, file}) => format !== 'pretty' || file !== undefined)
    if (other) throw new UsageError(`Unexpected \`--format ${other.format}${other.file === undefined ? '' : `=${other.file}`}\` beside \`--watch\`, expected \`--format pretty\`: who watches reads, and no report of a run that goes on is whole`)
  }
  if (values.has('no-baseline') && (baseline !== undefined || values.has('strict-baseline'))) throw new UsageError(`Unexpected \`--no-baseline\` beside \`--${baseline === undefined ? 'strict-baseline' : 'baseline'}\`, expected one of them`)
  if (values.has('strict-baseline') && (since !== undefined || values.has('stdin'))) throw new UsageError(`Unexpected \`--strict-baseline\` beside \`--${since === undefined ? 'stdin' : 'since'}\`, expected one of them: only a run over all pages knows what no longer occurs`)
  return {
    outputs,
    ...(config !== undefined && {config}),
    collections: values.get('collection') ?? [],
    collectionsToo: !values.has('collections'),
    ...(now !== undefined && {now}),
    ...(since !== undefined && {since}),
    within: days,
    ...(fact !== undefined && {fact}),
    online: values.has('online'),
    allowPrivate: values.has('allow-private'),
    timeout: readSeconds('timeout', last('timeout') ?? '15'),
    pause: readSeconds('pause', last('pause') ?? '1'),
    ...(cacheFolder !== undefined && {cacheFolder}),
    ...(cacheLocation !== undefined && {cacheLocation}),
    cache: !values.has('cache'),
    minor: values.has('minor'),
    ...(by !== undefined && {by}),
    ...(owner !== undefined && {owner}),
    ...(stdinPath !== undefined && {stdinPath}),
    ...(warnings !== undefined && {maxWarnings: Number(warnings)}),
    ...(coverage !== undefined && {minCoverage: Number(coverage)}),
    ...(threads !== undefined && {threads: Number(threads)}),
    rules: values.get('rule') ?? [],
    ruleFiles: values.get('rules') ?? [],
    clock: !values.has('clock'),
    watch: values.has('watch'),
    quiet: values.has('quiet'),
    ...(baseline !== undefined && {baseline}),
    useBaseline: !values.has('no-baseline'),
    strictBaseline: values.has('strict-baseline'),
    ...(output !== undefined && {output}),
    prune: values.has('prune'),
    force: values.has('force'),
    yes: values.has('yes'),
    ...(expect !== undefined && {expect: Number(expect)}),
    stdin: values.has('stdin'),
    ask: values.has('ask'),
    dryRun: values.has('dry-run'),
    help: values.has('help'),
    version: values.has('version'),
  }
}

function readSeconds(name: 'timeout' | 'pause', value: string): number {
  if (!/^\d{1,4}(?:\.\d{1,3})?$/u.test(value)) throw new UsageError(`Unexpected \`--${name} ${value}\`, expected seconds such as 15 or 0.5`)
  return Number(value)
}

function findCommand(word: string, loaders: Readonly<Record<string, () => Promise<Command>>>, isFile: (word: string) => boolean): Promise<Command> {
  const known = Object.keys(loaders)
  const load = known.includes(word) ? loaders[word] : undefined
  if (load) return load()
  if (nearest(word, known) === undefined && isFile(word)) throw new UsageError(`Unexpected path \`${word}\` where a command stands, expected \`copydesk lint ${word}\``)
  throw new UsageError(`Unexpected command \`${word}\`, expected ${didYouMean(word, known)}`)
}

function unknownOption(written: string, allowed: readonly OptionName[], command: Command | undefined): UsageError {
  const bare = written.replace(/=.*$/su, '')
  const word = bare.replace(/^-+/u, '')
  const refusal = command?.refuses?.[word]
  if (refusal !== undefined) return new UsageError(`Unexpected option \`${bare}\` for \`copydesk ${command?.name}\`, expected none: ${refusal}`)
  const known = allowed.map((name) => flag(name).slice(2))
  const near = known.includes(`no-${word}`) ? `no-${word}` : word.length === 1 ? known.find((name) => name.startsWith(word)) : nearest(word, known)
  const where = command ? `copydesk ${command.name}` : 'copydesk'
  return new UsageError(`Unexpected option \`${bare}\` for \`${where}\`, expected ${near === undefined ? `one that \`${where} --help\` lists` : `\`--${near}\``}`)
}
