/** A replacement of exactly `range` (UTF-16 offsets in the source) by `text`. */
export interface Edit {
  readonly range: readonly [start: number, end: number]
  readonly text: string
}

/** An edit that a person chooses. */
export interface Suggestion {
  readonly title: string
  readonly edit: Edit
}

/** Another place that a finding speaks of. */
export interface Related {
  readonly range: readonly [start: number, end: number]
  readonly message: string
}

/** What a rule yields: where, what is wrong, why, and what to do. */
export interface RuleFinding {
  /** UTF-16 offsets in the source text. */
  readonly range: readonly [start: number, end: number]
  /** "Unexpected X, expected Y", values in backticks or quotation marks, no full stop. */
  readonly message: string
  /** Why it matters, in a sentence or two; the rule’s own `why` where it is left out. */
  readonly why?: string
  readonly related?: readonly Related[]
  /** What should stand at `range` instead, for tools that only replace. */
  readonly expected?: readonly string[]
  /** The one edit that is always right. */
  readonly fix?: Edit
  readonly suggestions?: readonly Suggestion[]
  /** Overrides the rule’s severity, where one rule finds both. */
  readonly severity?: 'warning' | 'error'
}

/** A finding as surfaces show it. */
export interface Finding extends RuleFinding {
  readonly rule: string
  readonly why: string
  readonly severity: 'warning' | 'error'
  readonly url?: string
}

/** A finding that a comment on the page silences. */
export interface SuppressedFinding extends Finding {
  /** The reason that the comment gives. */
  readonly because: string
}
