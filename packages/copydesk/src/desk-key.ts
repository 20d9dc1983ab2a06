import {hash} from 'node:crypto'
import type {LoadedDesk} from 'remark-copydesk/node'

const known = new WeakMap<LoadedDesk, string>()

/** What the texts are known by that a desk was made from. */
export function deskKey(loaded: LoadedDesk): string {
  let key = known.get(loaded)
  if (key === undefined) known.set(loaded, (key = hash('sha256', JSON.stringify(loaded.texts.map(({path, text}) => [path, text])))))
  return key
}
