/** A small generator of numbers from 0 to 1 (mulberry32): the same seed, the same numbers, on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = (
  'the a one each every small large plain quiet early late careful first second same other open narrow broad useful simple direct careful local ' +
  'reader writer desk page table note list line word sentence margin column figure draft copy proof letter paper question answer reason part kind ' +
  'reads writes keeps moves marks counts holds shows asks tells sets turns finds names takes gives brings leaves checks sorts ' +
  'slowly twice often again before after beside under over with without for from into about and but or so then'
).split(' ')

/** Text that means nothing and has the shape of prose. */
export interface RandomProse {
  pick<T>(from: readonly T[]): T
  word(): string
  sentence(length: number): string
  paragraph(sentences: number): string
}

/** Prose from a source of numbers. */
export function randomProse(next: () => number): RandomProse {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const sentence = (length: number): string => {
    const text = Array.from({length}, () => pick(words)).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  return {
    pick,
    word: () => pick(words),
    sentence,
    paragraph: (sentences) => Array.from({length: sentences}, () => sentence(10 + Math.floor(next() * 8))).join(' '),
  }
}
