import {statSync} from 'node:fs'
import {resolve} from 'node:path'
import {explainPassage, lint, makeDocument} from 'remark-copydesk'
import type {CueReasoning, Desk, Document, Finding, Mention, Passage} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {makePaint} from '../formats/paint.ts'
import type {Paint} from '../formats/paint.ts'
import {formatFinding} from '../formats/pretty.ts'
import {LineIndex} from '../line-index.ts'
import {onlyDesk} from '../only-desk.ts'
import {readPage} from '../read-page.ts'
import {FileError} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'
import {visible} from '../visible.ts'
import {lintOptions} from './lint.ts'

/** Shows what the rules see at a place. */
export const explainCommand: Command = {
  name: 'explain',
  usage: 'FILE:LINE[:COLUMN]',
  summary: 'Show what the rules see at a place and how they reason about it',
  details: `Without a column it is every passage that has a part in the line. A passage is shown with what
stands over it, its names and cues, the findings, and the reasoning about each cue: whose word it is
and which line of data says so, whom the grammar gives it to, and what kept a rule silent. Whoever
disagrees sees which line to change.`,
  examples: [
    ['copydesk explain guides/a.md:12', 'every passage of line 12'],
    ['copydesk explain guides/a.md:12:5', 'the one at column 5'],
  ],
  options: ['config', 'now', 'clock', 'rule'],
  run(invocation) {
    const {words, cwd, terminal} = invocation
    const [, file, lineText, columnText] = (words.length === 1 && /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/su.exec(words[0] ?? '')) || []
    if (file === undefined) throw new UsageError(`Unexpected ${words.length === 0 ? 'end' : `\`${words.join(' ')}\``}, expected a place as FILE:LINE or FILE:LINE:COLUMN`)
    const filePath = resolve(cwd, file)
    if (!statSync(filePath, {throwIfNoEntry: false})) throw new UsageError(`Unexpected path \`${visible(file)}\`, expected a file: there is nothing of that name`)
    const loaded = onlyDesk(invocation, filePath)
    if (!loaded) return 2
    const shown = showPath(filePath, cwd)
    let text: string
    try {
      text = readPage(filePath, loaded).text
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      terminal.note(`${shown} ${error.message}`)
      return 2
    }
    const lines = new LineIndex(text)
    const line = Number(lineText)
    if (line < 1 || line > lines.count) throw new UsageError(`Unexpected line ${line}, expected one from 1 to ${lines.count}`)
    const [lineStart, lineEnd] = lines.range(line)
    const column = columnText === undefined ? undefined : Number(columnText)
    if (column !== undefined && (column < 1 || column > lineEnd - lineStart + 1)) throw new UsageError(`Unexpected column ${column}, expected one from 1 to ${lineEnd - lineStart + 1}`)
    const asked: Range = column === undefined ? [lineStart, lineEnd] : [lineStart + column - 1, lineStart + column - 1]

    const document = makeDocument({text, path: loaded.pagePath(filePath)}, loaded.desk)
    const {findings} = lint(document, lintOptions(invocation))
    const passages = document.passages.filter((passage) => overlaps(rangeOf(passage), asked))
    const place: Place = {shown, text, lines, paint: makePaint(terminal.color), width: terminal.width}
    const told = passages.map((passage) => describePassage(passage, document, findings, place))
    const elsewhere = findings.filter(({range}) => overlaps(range, asked) && !passages.some((passage) => overlaps(range, rangeOf(passage))))
    terminal.out([
      ...(told.length > 0 ? told : [`${shown}:${words[0]?.slice(file.length + 1)} holds no prose: code, addresses, HTML and blank lines say nothing to a rule.\n`]),
      ...elsewhere.map((finding) => `${formatFinding(finding, place, lines, place.paint, place.width)}\n`),
    ].join('\n'))
    return 0
  },
}

type Range = readonly [start: number, end: number]

interface Place {
  readonly shown: string
  readonly text: string
  readonly lines: LineIndex
  readonly paint: Paint
  readonly width: number
}

function overlaps(a: Range, b: Range): boolean {
  return a[0] <= b[1] && b[0] <= a[1]
}

function rangeOf({map}: Passage): Range {
  return [map.starts[0] ?? 0, map.ends[map.ends.length - 1] ?? 0]
}

function describePassage(passage: Passage, document: Document, findings: readonly Finding[], place: Place): string {
  const {lines, paint} = place
  const at = ([start, end]: Range): string => {
    const from = lines.point(start)
    const to = lines.point(end)
    return `${from.line}:${from.column}-${to.line}:${to.column}`
  }
  const {headings, leadIn, column, row, item, quoted} = passage.context
  const context: readonly (readonly [string, string | undefined])[] = [
    ['under', headings.length > 0 ? headings.filter((heading) => heading !== passage).map(({text}) => text).join(' > ') : undefined],
    ['after', leadIn?.text],
    ['column', column?.text],
    ['row', row?.text],
    ['in', [item && 'a list item', quoted && 'a quotation'].filter(Boolean).join(', ')],
  ]
  const mentions = document.mentions(passage)
  const own = findings.filter(({range}) => overlaps(range, rangeOf(passage)))
  const kind = passage.key ? `front matter \`${passage.key.join('.')}\`` : passage.kind
  const rows = mentions.map((mention) => [at(mention.range), mention.type, `"${mention.text}"`, describeMention(mention, document.desk)] as const)
  const widths = [0, 1, 2].map((index) => Math.max(0, ...rows.map((row) => visible(row[index] ?? '').length)))
  return [
    `${paint('bold', `${place.shown}:${at(rangeOf(passage))}`)} ${kind}`,
    `  ${onOneLine(passage.text)}`,
    ...context.filter(([, value]) => value).map(([label, value]) => `  ${paint('cyan', `${label}:`)} ${onOneLine(value ?? '')}`),
    ...(rows.length === 0 ? ['  No name, id or cue.'] : rows.map((row) => `  ${row.map((cell, index) => visible(cell).padEnd(widths[index] ?? 0)).join('  ')}`)),
    '',
    own.length === 0 ? 'No finding here.' : own.map((finding) => formatFinding(finding, place, lines, paint, place.width)).join('\n\n'),
    ...describeReasoning(passage, document, at, paint),
  ].join('\n').concat('\n')
}

function onOneLine(text: string): string {
  return visible(text.replaceAll(/\s/gu, ' '))
}

function describeMention(mention: Mention, desk: Desk): string {
  const layer = (id: string): string => desk.layers.get(id)?.label ?? id
  const marks = [mention.quoted && 'quoted', 'code' in mention && mention.code && 'in code', mention.type === 'name' && mention.joined && 'part of a longer word']
  const what = (): string => {
    if (mention.type === 'name') return `${mention.term.name}, ${layer(mention.term.layer)}, ${mention.form === 'name' ? 'the name' : mention.form === 'loose' ? 'misspelt' : mention.form}`
    if (mention.type === 'id') return mention.term ? `${mention.term.name}, ${layer(mention.term.layer)}, ${mention.entry?.state ?? 'live'}` : `unknown, ${mention.vendor?.name ?? 'no vendor'}`
    const owner = 'layer' in mention.owner ? layer(mention.owner.layer) : desk.terms.get(mention.owner.term)?.name ?? mention.owner.term
    return `${mention.strength} ${mention.cue.role} of the ${owner}`
  }
  return [what(), ...marks.filter((mark) => typeof mark === 'string')].join(', ')
}

function describeReasoning(passage: Passage, document: Document, at: (range: Range) => string, paint: Paint): string[] {
  const {governors, cues} = explainPassage(document, passage)
  if (cues.length === 0) return []
  const note = (label: string, text: string): string => `    ${paint('cyan', `${label}:`)} ${onOneLine(text)}`
  return [
    '',
    paint('bold', 'Reasoning of no-layer-mix'),
    ...governors.map(({construction, text}) => `  ${paint('cyan', 'governed by:')} ${constructions[construction] ?? construction}, "${onOneLine(text)}"`),
    ...cues.flatMap((cue) => {
      const mention = document.mentions(passage).find((candidate) => candidate.type === 'cue' && candidate.range[0] === cue.range[0] && candidate.range[1] === cue.range[1])
      return [
        `  ${at(cue.range)} "${onOneLine(cue.text)}"`,
        ...(mention?.type === 'cue' ? [note('whose word', describeOwner(mention, cue, document.desk))] : []),
        note('said of', cue.owner),
        ...cue.names.map(({text, relation, origin}) => note(`"${onOneLine(text)}"`, `${relations[relation]}${origin ? ` (${origin.path}:${origin.line})` : ''}`)),
        ...(cue.silencers.length > 0 ? [note('looser readings are silent', cue.silencers.join('; '))] : []),
        note('verdict', describeVerdict(cue, cues)),
      ]
    }),
  ]
}

function describeVerdict({verdict, names}: CueReasoning, cues: readonly CueReasoning[]): string {
  if (verdict) return `a mix, said of "${verdict.name}": ${constructions[verdict.construction] ?? verdict.construction}`
  if (names.length === 0 || names.some(({relation}) => relation !== 'other')) return 'no mix'
  const convicted = cues.find((other) => other.verdict && names.some(({text}) => text === other.verdict?.name))?.verdict
  return convicted ? `no second finding, "${convicted.name}" has one already` : 'no mix, for nothing gives it to that name firmly enough'
}

const relations: Record<CueReasoning['names'][number]['relation'], string> = {
  own: 'it is this name’s own word',
  other: 'it is the word of something else than this name',
  neutral: 'it says nothing about this name',
}

const constructions: Readonly<Record<string, string>> = {
  'compound': 'they stand together as one expression',
  'possessive': 'the name has it ("’s", "its")',
  'prepositional': 'a phrase joins them ("of", "for", "in", "with")',
  'apposition': 'the one stands beside the other as its description',
  'verb-object': 'the verb is done to the name',
  'class-noun': 'the name is called what it is not',
  'gloss': 'the one explains the other',
  'respectively': 'the two lists go together in order',
  'clause': 'the name is the one that the clause speaks of',
  'sentence': 'the name is the only one of the sentence',
  'table': 'the head of the row or column',
  'list': 'the words that lead into the list',
  'section': 'the heading of the section',
  'title': 'the title of the page',
  'antecedent': 'what an earlier sentence spoke of',
}

function describeOwner({owner, strength, cue}: Extract<Mention, {type: 'cue'}>, {origin}: CueReasoning, desk: Desk): string {
  const inLayer = 'layer' in owner
  const whose = inLayer ? desk.layers.get(owner.layer)?.label ?? owner.layer : desk.terms.get(owner.term)?.name ?? owner.term
  const written = origin ?? (inLayer ? undefined : desk.origins.get(`term:${owner.term}`))
  const rule = strength === 'strong' ? 'strong, convicts alone' : 'weak, counts only beside the name or with a second cue'
  return `${whose}, ${rule}, as "${cue.cue}"${written ? ` in ${written.path}:${written.line}` : ''}`
}
