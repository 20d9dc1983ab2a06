/** What of a desk has an id of its own. */
export type TargetKind = 'term' | 'api-id' | 'fact' | 'layer' | 'vendor'

/** A place that names something of the desk: hovers explain it, definitions lead to where it was written. */
export interface Target {
  readonly kind: TargetKind
  readonly id: string
  /** Source offsets of the place. */
  readonly range: readonly [start: number, end: number]
}
