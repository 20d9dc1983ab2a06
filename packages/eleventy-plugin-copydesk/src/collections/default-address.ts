import {posix, relative, resolve, sep} from 'node:path'
import {isMarkdown} from 'remark-copydesk/node'
import type {Addresses} from '../addresses.ts'

/** Where Eleventy puts a page that asks for no other place: a path from the input folder → its address. */
export function defaultAddress(path: string): string {
  const {dir, name} = posix.parse(path)
  const own = name === 'index' || posix.basename(dir) === name ? [dir] : [dir, name]
  return `/${own.filter(Boolean).map((part) => `${part}/`).join('')}`
}

/** The addresses of a collection, and beyond its folder those at which pages stand by default: whether they do is known when all are joined. */
export function addressesBeyond(known: ReadonlyMap<string, string>, {input, folder}: {readonly input: string; readonly folder: string}): Addresses {
  return {
    get(file) {
      const address = known.get(file)
      if (address !== undefined || file.startsWith(folder + sep) || !isMarkdown(file)) return address
      const path = relative(resolve(input), file).split(sep).join('/')
      return path.startsWith('..') ? undefined : defaultAddress(path)
    },
  }
}
