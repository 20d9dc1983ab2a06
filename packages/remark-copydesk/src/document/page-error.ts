/** A text that cannot be read as Markdown. */
export class PageError extends Error {
  override readonly name = 'PageError'
  /** Source offset at which the parser gave up; 0 where it names none. */
  readonly offset: number

  constructor(message: string, offset = 0) {
    super(message)
    this.offset = offset
  }
}
