import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8'

/** Bytes of the space for new objects from which on it grows no more: what one page leaves fits in. */
const enough = 8_000_000

let state: 'growing' | 'watched' | 'steady' = 'growing'

/**
 * To be called between pages. A parsed page throws away a hundred times its length, and V8, which takes
 * that for what the program needs, would grow to many times what is alive.
 */
export function keepHeapSteady(): void {
  if (state === 'steady') return
  if (state === 'growing') setFlagsFromString('--heap-growing-percent=30')
  const isLarge = getHeapSpaceStatistics().some(({space_name: name, space_size: size}) => name === 'new_space' && size >= enough)
  if (isLarge) setFlagsFromString('--semi-space-growth-factor=1')
  state = isLarge ? 'steady' : 'watched'
}
