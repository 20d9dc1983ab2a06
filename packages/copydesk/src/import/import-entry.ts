/** Where something stands that is taken over. */
export interface Place {
  /** As a person is shown it. */
  readonly path: string
  readonly line: number
}

/** One thing that a list of another tool says of names. */
export interface ImportEntry extends Place {
  /** What it says, as it is written there. */
  readonly written: string
  /** Forms that are wrong; none where it only says how a name is written. */
  readonly wrong: readonly string[]
  /** What to write: several where a person has to choose. */
  readonly right: readonly string[]
  /** Forms that are right beside the first. */
  readonly accepted: readonly string[]
  /** The list names the right form itself, so any other case of it is wrong. */
  readonly isName: boolean
  /** Only the very case of the wrong form is wrong. */
  readonly caseCounts: boolean
  /** The style or list it belongs to. */
  readonly list: string
  readonly note?: string
  readonly link?: string
}

/** Something that could not be taken over, and why. */
export interface LeftOut extends Place {
  readonly written: string
  readonly why: string
}

/** What one file says. */
export interface ImportedFile {
  readonly entries: readonly ImportEntry[]
  readonly left: readonly LeftOut[]
}
