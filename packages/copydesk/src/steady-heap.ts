/** Bytes of the space for new objects from which on it grows no more: what one page leaves fits in. */
const enough = 8_000_000
/** Bytes of a page that would make it grow to many times that on its own. */
const largePage = 100_000
/** Before so many pages there is nothing to keep steady. */
const fewPages = 4
/** With so many pages it is worth the time of a collection to give back what loading the program took. */
const manyPages = 500

let state: 'growing' | 'watched' | 'steady' = 'growing'
let pages = 0

/**
 * To be called before a page of so many bytes is worked through. A parsed page throws away a hundred times its
 * length, and V8, which takes that for what the program needs, would grow to many times what is alive.
 * Its switches are those of all threads.
 */
export function keepHeapSteady(bytes: number): void {
  pages += 1
  if (pages === manyPages) {
    shrinkHeap()
    state = 'watched'
  }
  if (state === 'steady' || (pages <= fewPages && bytes < largePage)) return
  const v8 = process.getBuiltinModule('node:v8')
  if (state === 'growing') v8.setFlagsFromString('--heap-growing-percent=30')
  const isLarge = bytes >= largePage || v8.getHeapSpaceStatistics().some(({space_name: name, space_size: size}) => name === 'new_space' && size >= enough)
  if (isLarge) v8.setFlagsFromString('--semi-space-growth-factor=1')
  state = isLarge ? 'steady' : 'watched'
}

/** The space for new objects gets smaller in no other collection; from there on it may grow as the pages need it. */
function shrinkHeap(): void {
  const {setFlagsFromString} = process.getBuiltinModule('node:v8')
  setFlagsFromString('--semi-space-growth-factor=2')
  setFlagsFromString('--expose-gc')
  const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as (options: {readonly type: string; readonly execution: string; readonly flavor: string}) => void
  collect({type: 'major', execution: 'sync', flavor: 'last-resort'})
}
