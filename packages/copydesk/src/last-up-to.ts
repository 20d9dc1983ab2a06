/** The index of the last of some rising values that is no more than a limit; 0 where none is. */
export function lastUpTo(count: number, valueAt: (index: number) => number, limit: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (valueAt(middle) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
