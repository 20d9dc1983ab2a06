import {readFileSync} from 'node:fs'
import {makeDocument} from 'remark-copydesk'
import {pagesIn} from 'remark-copydesk/node'
import {dataTargets} from './data/data-targets.ts'
import type {DeskState} from './desks.ts'
import {pageTargets} from './page/page-targets.ts'
import type {Target, TargetKind} from './target.ts'

/** A stretch of a file. */
export interface FilePlace {
  readonly path: string
  readonly text: string
  readonly range: readonly [start: number, end: number]
}

/** The text of a file: what the editor has open, else what is on the disk. */
export type ReadFile = (path: string) => string | undefined

/** Where the desk’s own files define something. */
export function definitionsOf(target: Pick<Target, 'kind' | 'id'>, state: DeskState, read: ReadFile): FilePlace[] {
  return dataPlaces(target, state, read, true)
}

/** Everywhere that pages and the desk’s own files name something. */
export function referencesTo(target: Pick<Target, 'kind' | 'id'>, state: DeskState, read: ReadFile): FilePlace[] {
  const {loaded} = state
  const pages = loaded ? pagesIn(loaded.root, loaded) : []
  return [
    ...pages.flatMap((path) => {
      const text = read(path)
      if (text === undefined || !loaded) return []
      return pageTargets(makeDocument({text, path: loaded.pagePath(path)}, loaded.desk)).filter(isIt(target)).map(({range}): FilePlace => ({path, text, range}))
    }),
    ...dataPlaces(target, state, read, false),
  ]
}

function dataPlaces(target: Pick<Target, 'kind' | 'id'>, {roles}: DeskState, read: ReadFile, defines: boolean): FilePlace[] {
  return [...roles].flatMap(([path, role]) => {
    const text = read(path)
    // Most files do not even hold the word.
    if (text === undefined || !text.includes(target.id)) return []
    return dataTargets(role, text).filter((other) => other.defines === defines && isIt(target)(other)).map(({range}): FilePlace => ({path, text, range}))
  })
}

function isIt({kind, id}: {readonly kind: TargetKind; readonly id: string}): (other: Target) => boolean {
  return (other) => other.kind === kind && other.id === id
}

/** What stands on the disk; nothing where it cannot be read. */
export function readFromDisk(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
