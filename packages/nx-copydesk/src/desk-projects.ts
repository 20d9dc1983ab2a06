import {existsSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import type {ProjectConfiguration, TargetConfiguration} from 'nx/src/devkit-exports'
import {DeskError, readDeskFolders} from 'remark-copydesk/node'
import type {DeskFolders} from 'remark-copydesk/node'
import {brokenDesk} from './broken-desk.ts'
import {Inputs} from './inputs.ts'
import type {Settings} from './options.ts'
import {joined} from './joined.ts'
import {lintTargets} from './lint-targets.ts'
import {ownCommand} from './own-command.ts'
import {publishTarget} from './publish-target.ts'

/** A desk in its workspace. Paths have forward slashes and go from the root of the workspace. */
export interface DeskPlace {
  /** Absolute. */
  readonly workspace: string
  /** The folder of its `copydesk.yaml`. */
  readonly root: string
  /** The folders of every `copydesk.yaml` there is. */
  readonly otherRoots: readonly string[]
  /** The branch that a change is compared with where nobody says another. */
  readonly base: string
  readonly options: Settings
}

/** A desk’s project: one of its collections, or the desk with what is left. */
export interface Part {
  readonly name: string
  readonly root: string
  /** The folder of the collection, from the desk’s; absent for what is left. */
  readonly collection?: string
}

/** A desk as its `copydesk.yaml` has it. */
export interface Plan {
  readonly place: DeskPlace
  readonly name: string
  /** What is wrong with it, where something is. */
  readonly desk: DeskFolders | DeskError
  readonly collections: readonly (Part & {readonly collection: string})[]
}

/** @throws {Error} where a manifest beside its pages is broken. */
export function planDesk(place: DeskPlace): Plan {
  const name = projectName(place, place.root, place.root === '.' ? 'copydesk' : place.root.replaceAll('/', '-'))
  const desk = readDesk(place)
  const collections = desk instanceof DeskError ? [] : desk.collections.map(({folder}) => {
    const root = joined(place.root, folder)
    return {name: projectName(place, root, `${name}-${folder.replaceAll('/', '-')}`), root, collection: folder}
  })
  return {place, name, desk, collections}
}

/** The projects of a desk by their roots: its collections, and the desk with what is left. One that is broken is a project that says so. */
export function deskProjects({place, name, desk, collections}: Plan): Record<string, ProjectConfiguration> {
  const command = ownCommand(place.workspace)
  if (desk instanceof DeskError) return brokenDesk(place, name, desk, command)
  const inputs = new Inputs(place, desk, command)
  const parts: Part[] = [...collections, {name, root: place.root}]
  return Object.fromEntries(parts.map((part) => {
    const own = part.collection === undefined ? inputs.ofRest() : inputs.ofCollection(part.collection)
    const targets: Record<string, TargetConfiguration> = {
      ...lintTargets(place, desk, part, own, command),
      ...publishTarget(place, desk, name, part, collections, own, command),
    }
    return [part.root, {root: part.root, name: part.name, projectType: 'library', targets, metadata: {technologies: ['copydesk']}}]
  }))
}

function readDesk({workspace, root}: DeskPlace): DeskFolders | DeskError {
  try {
    return readDeskFolders(join(workspace, root, 'copydesk.yaml'), (file) => relative(workspace, file).replaceAll('\\', '/'))
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
}

/** The name that the folder’s own manifest gives it, else what is made of its path. */
function projectName({workspace}: DeskPlace, root: string, fromPath: string): string {
  for (const file of ['project.json', 'package.json']) {
    const given = readManifest(workspace, joined(root, file))
    const found = given.nx?.name ?? given.name
    if (found !== undefined) return found
  }
  return fromPath
}

function readManifest(workspace: string, file: string): {readonly name?: string; readonly nx?: {readonly name?: string}} {
  const path = join(workspace, file)
  try {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as ReturnType<typeof readManifest> : {}
  } catch (error) {
    throw new Error(`${file} Unexpected JSON that is not whole, expected a manifest, which may name the project: ${(error as Error).message}`, {cause: error})
  }
}
