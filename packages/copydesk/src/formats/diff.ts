import {createTwoFilesPatch, FILE_HEADERS_ONLY, OMIT_HEADERS} from 'diff'
import {visible} from '../visible.ts'
import {makePaint} from './paint.ts'

/** Where a diff goes: a terminal gets nothing that could steer it, a file or a program gets every byte. */
export interface DiffOptions {
  readonly color: boolean
  readonly toTerminal: boolean
}

/** The lines that a change takes and gives, for a terminal. */
export function changedLines(before: string, after: string, color: boolean): string[] {
  const paint = makePaint(color)
  return createTwoFilesPatch('', '', before, after, undefined, undefined, {context: 0, headerOptions: OMIT_HEADERS})
    .split('\n')
    .filter((line) => /^[+-]/u.test(line))
    .map((line) => paint(line.startsWith('-') ? 'red' : 'green', line.replace(/\r$/u, '').split('\t').map(visible).join('\t')))
}

/** A unified diff that `git apply` and `patch -p1` take; of a file elsewhere, from the root of the disk. */
export function formatDiff(path: string, before: string, after: string, {color, toTerminal}: DiffOptions): string {
  const name = path.replaceAll('\\', '/').replace(/^\/+/u, '')
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {context: 3, headerOptions: FILE_HEADERS_ONLY})
  if (!toTerminal && !color) return patch
  const paint = makePaint(color)
  return patch.split('\n').map((line) => {
    const shown = line.split('\t').map(visible).join('\t')
    if (/^(?:---|\+\+\+) /u.test(line)) return paint('bold', shown)
    if (line.startsWith('@@')) return paint('cyan', shown)
    if (line.startsWith('-')) return paint('red', shown)
    return line.startsWith('+') ? paint('green', shown) : shown
  }).join('\n')
}
