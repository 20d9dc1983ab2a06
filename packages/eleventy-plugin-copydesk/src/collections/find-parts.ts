import {existsSync, lstatSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {recordName} from './collection-record.ts'
import {PartError} from './part-error.ts'

/** Where a part stands, and whether the caller named it or a folder above it. */
export interface PartPlace {
  readonly folder: string
  readonly isNamed: boolean
}

/**
 * The parts that paths stand for: a part for itself, any other folder for every part below it, in order of
 * their paths. Files beside parts are left alone, and hidden folders: a build that goes on writes into one.
 *
 * @throws {PartError} that names the folder that is no part and has none below it.
 */
export function findParts(paths: readonly string[]): PartPlace[] {
  return paths.flatMap((path): PartPlace[] => {
    // What is no folder at all is told by who reads it.
    if (isPart(path) || !lstatSync(path, {throwIfNoEntry: false})?.isDirectory()) return [{folder: path, isNamed: true}]
    const found = partsBelow(path)
    if (found.length > 0) return found.map((folder) => ({folder, isNamed: false}))
    const what = readdirSync(path).length === 0 ? 'it is empty' : `it has no \`${recordName}\``
    throw new PartError(`Unexpected part \`${path}\`: ${what}, expected a folder that \`copydesk-publish build --collection\` made, or one with such folders in it`)
  })
}

function isPart(path: string): boolean {
  return existsSync(join(path, recordName))
}

function partsBelow(folder: string): string[] {
  const entries = readdirSync(folder, {withFileTypes: true}).filter(({name}) => !name.startsWith('.'))
  const below = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => {
    const path = join(folder, entry.name)
    // A link is told by who reads it, before anything behind it is.
    return {path, parts: isPart(path) || entry.isSymbolicLink() ? [path] : partsBelow(path)}
  })
  const parts = below.flatMap((one) => one.parts)
  const stranger = below.find((one) => one.parts.length === 0)
  // Of a folder that holds no part at all, the one that was named is told.
  if (parts.length > 0 && stranger) throw new PartError(`Unexpected folder \`${stranger.path}\` among parts, expected a part: it has no \`${recordName}\`; build it again, or remove it`)
  return parts.toSorted()
}
