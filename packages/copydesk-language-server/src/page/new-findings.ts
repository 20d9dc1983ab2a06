import {existsSync, readFileSync} from 'node:fs'
import {dirname, relative, resolve} from 'node:path'
import {compareWithBaseline, parseBaseline} from 'remark-copydesk'
import type {Finding} from 'remark-copydesk'
import {shareCollection} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {OpenDocument} from '../open-document.ts'

/** The findings that the baseline of the desk does not know; all of them where it has none, or one that cannot be read. */
export function newFindings(findings: readonly Finding[], {text, path = ''}: OpenDocument, {desk, root, collections, pagePath}: LoadedDesk): readonly Finding[] {
  const {baseline: named} = desk.config
  if (named === undefined || findings.length === 0) return findings
  const file = resolve(root, named)
  const {baseline} = parseBaseline({path: named, text: existsSync(file) ? readFileSync(file, 'utf8') : ''})
  if (!baseline) return findings
  const place = (other: string): string => resolve(dirname(file), other)
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const shifted = findings.map((finding): Finding => ({...finding, range: [finding.range[0] - mark, finding.range[1] - mark]}))
  const page = {path: relative(dirname(file), path).replaceAll('\\', '/'), text: text.slice(mark), findings: shifted}
  const fresh = new Set(compareWithBaseline(baseline, [page], (other) => !existsSync(place(other)), (_path, gone) => shareCollection(collections, pagePath(path), pagePath(place(gone)))).pages[0]?.fresh)
  return findings.filter((_finding, index) => shifted[index] !== undefined && fresh.has(shifted[index]))
}
