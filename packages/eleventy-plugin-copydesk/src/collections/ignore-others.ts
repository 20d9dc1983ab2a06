import {readdirSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {UserConfig} from '../config-types.ts'
import type {CollectionShare, JoinShare} from '../share.ts'

/** Tells Eleventy which files of the content folder this build does not even look at. */
export function ignoreOthers(config: UserConfig, share: CollectionShare | JoinShare, {root, collections}: LoadedDesk): void {
  const {input} = config.directories
  const ignore = (path: string): void => void config.ignores.add(`${escaped(`${input.replace(/\/$/u, '')}/${path}`)}{,/**}`)
  const inside = (folder: string): string[] => relative(resolve(input), join(root, folder)).split(sep)
  if (share.kind === 'join') {
    for (const {folder} of collections) ignore(inside(folder).join('/'))
    return
  }
  const way = inside(share.folder)
  for (const [depth, name] of way.entries()) {
    const above = way.slice(0, depth)
    for (const other of namesIn(join(resolve(input), ...above))) if (other !== name) ignore([...above, other].join('/'))
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // A collection that is not there is told by the lint.
    return []
  }
}

/** A path as a glob that stands for it alone. */
function escaped(path: string): string {
  return path.replaceAll(/[\\!()*+?@[\]{|}]/gu, String.raw`\$&`)
}
