/** The straight line nearest to points, and how much of what they vary it tells (R²; 1 is all). */
export interface Growth {
  readonly start: number
  readonly each: number
  readonly fit: number
}

/** Fits by least squares; two points at least. */
export function fitGrowth(points: readonly (readonly [size: number, seconds: number])[]): Growth {
  const mean = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length
  const [size, seconds] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number): number => points.reduce((total, [x, y]) => total + of(x - size, y - seconds), 0)
  const each = sum((x, y) => x * y) / sum((x) => x * x)
  return {each, start: seconds - each * size, fit: 1 - sum((x, y) => (y - each * x) ** 2) / sum((_, y) => y * y)}
}
