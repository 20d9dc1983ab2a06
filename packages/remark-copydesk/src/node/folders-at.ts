import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'

/** The folders below a root that a path stands for, in order; `*` in it is any one name but hidden ones and installed packages. */
export function foldersAt(root: string, path: string): string[] {
  return path.split('/').reduce<string[]>((found, name) => found.flatMap((parent) => namesOf(join(root, parent), name).map((one) => (parent === '' ? one : `${parent}/${one}`))), [''])
}

function namesOf(folder: string, name: string): string[] {
  if (name !== '*') return statSync(join(folder, name), {throwIfNoEntry: false})?.isDirectory() ? [name] : []
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => entry.name)
    .toSorted()
}
