import {createHash} from 'node:crypto'
import {lstatSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {collectionRecord, recordName} from './collection-record.ts'
import type {CollectionRecord} from './collection-record.ts'
import type {PartPlace} from './find-parts.ts'
import {PartError} from './part-error.ts'

/** A built collection. */
export interface CollectionPart {
  /** The folder as the caller named it. */
  readonly folder: string
  /** Whether the caller named it, and not a folder above it. */
  readonly isNamed: boolean
  readonly record: CollectionRecord
}

/**
 * Reads a built collection and checks that it is whole: each file that its record names is there, byte for
 * byte, none beside them, and nothing in it leads outside.
 *
 * @throws {PartError} that says what is wrong with it.
 */
export function readPart({folder, isNamed}: PartPlace): CollectionPart {
  const fail = (what: string): never => {
    throw new PartError(`Unexpected part \`${folder}\`: ${what}`)
  }
  if (!lstatSync(folder, {throwIfNoEntry: false})?.isDirectory()) fail('there is no such folder, expected one that `copydesk-publish build --collection` made')
  const found = filesIn(folder, fail)
  if (!found.has(recordName)) fail(`it has no \`${recordName}\`, expected a folder that \`copydesk-publish build --collection\` made`)
  const record = readRecord(join(folder, recordName), fail)
  found.delete(recordName)
  for (const {path, bytes, sha256} of record.files) {
    if (!found.delete(path)) fail(`\`${path}\` is missing; build it again`)
    const content = readFileSync(join(folder, path))
    if (content.length !== bytes || sha256Of(content) !== sha256) fail(`\`${path}\` is not what was built; build it again`)
  }
  const [stranger] = found
  if (stranger !== undefined) fail(`\`${stranger}\` is no file of this build; build it again into a folder of its own`)
  return {folder, isNamed, record}
}

/** The files of a part but its record, with what they are known by. */
export function sealFiles(folder: string): CollectionRecord['files'] {
  const found = filesIn(folder, (what) => {
    throw new PartError(`Unexpected output: ${what}`)
  })
  return [...found].filter((path) => path !== recordName).toSorted().map((path) => {
    const content = readFileSync(join(folder, path))
    return {path, bytes: content.length, sha256: sha256Of(content)}
  })
}

export function sha256Of(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function readRecord(file: string, fail: (what: string) => never): CollectionRecord {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return fail(`its \`${recordName}\` is no JSON (${(error as Error).message}); build it again`)
  }
  const {success, data, error} = collectionRecord.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const place = issue?.path.join('.') ?? ''
  return fail(`its \`${recordName}\` is not as this version writes it (${place === '' ? '' : `${place}: `}${issue?.message}); build it again with this version`)
}

/** Paths of all files, with forward slashes. A link could bring in any file of the machine. */
function filesIn(folder: string, fail: (what: string) => never): Set<string> {
  const root = resolve(folder)
  const walk = (inner: string): string[] => readdirSync(inner, {withFileTypes: true}).flatMap((entry) => {
    const path = join(inner, entry.name)
    if (entry.isDirectory()) return walk(path)
    const name = relative(root, path).split(sep).join('/')
    return entry.isFile() ? [name] : fail(`\`${name}\` is no plain file, expected no links in it`)
  })
  return new Set(walk(root))
}
