import {statSync} from 'node:fs'
import {resolve} from 'node:path'
import {lint, makeDocument} from 'remark-copydesk'
import type {Desk, Document, Finding, Mention, Passage} from 'remark-copydesk'
import type {Command} from '../command.ts'
import {makePaint} from '../formats/paint.ts'
import type {Paint} from '../formats/paint.ts'
import {formatFinding} from '../formats/pretty.ts'
import {LineIndex} from '../line-index.ts'
import {onlyDesk} from '../only-desk.ts'
import {FileError, readText} from '../read-text.ts'
import {showPath} from '../show-path.ts'
import {UsageError} from '../usage-error.ts'
import {visible} from '../visible.ts'
import {lintOptions} from './lint.ts'

/** Shows what the rules see at a place. */
export const explainCommand: Command = {
  name: 'explain',
  usage: 'FILE:LINE[:COLUMN]',
  summary: 'Show what the rules see at a place: names, cues, context, findings',
  details: 'Without a column it is every passage that has a part in the line.',
  options: ['config', 'now', 'clock', 'rule'],
  run(invocation) {
    const {words, cwd, terminal} = invocation
    const [, file, lineText, columnText] = (words.length === 1 && /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/su.exec(words[0] ?? '')) || []
    if (file === undefined) throw new UsageError(`Unexpected ${words.length === 0 ? 'end' : `\`${words.join(' ')}\``}, expected a place as FILE:LINE or FILE:LINE:COLUMN`)
    const filePath = resolve(cwd, file)
    if (!statSync(filePath, {throwIfNoEntry: false})) throw new UsageError(`Unexpected path \`${file}\`, expected a file: there is nothing of that name`)
    const loaded = onlyDesk(invocation, filePath)
    if (!loaded) return 2
    const shown = showPath(filePath, cwd)
    let text: string
    try {
      text = readText(filePath).text
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
  return [map.starts[0] ?? 0, map.ends.at(-1) ?? 0]
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
