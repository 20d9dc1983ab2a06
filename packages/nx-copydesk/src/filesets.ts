import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {joined} from './joined.ts'

/** A glob below a folder, as Nx names files. */
export function fileset(folder: string, glob: string): string {
  return `{workspaceRoot}/${joined(folder, glob)}`
}

/**
 * Globs for the files of a name below a folder that are in none of some others. They are named one by one
 * and not left out, because `nx affected` looks at no `!`.
 */
export function filesetsWithout(workspace: string, folder: string, others: readonly string[], name: string): string[] {
  const inside = others.filter((other) => other !== folder && (folder === '.' || other.startsWith(`${folder}/`)))
  if (inside.length === 0) return [fileset(folder, `**/${name}`)]
  const left = new Set(inside)
  const folders = readdirSync(join(workspace, folder), {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
    .map((entry) => joined(folder, entry.name))
    .filter((path) => !left.has(path))
    .toSorted()
  return [fileset(folder, name), ...folders.flatMap((path) => filesetsWithout(workspace, path, inside, name))]
}
