/** Parsed pages after which the memory outside of V8’s heap is worth giving back. */
const some = 20
let pages = 0

/**
 * To be awaited after each page that was worked through. What a native parser handed over is freed where the event
 * loop turns, and there alone: a run that never lets it would hold three times the length of all pages.
 */
export async function restBetweenPages(): Promise<void> {
  pages += 1
  if (pages % some === 0) await new Promise((done) => setImmediate(done))
}
