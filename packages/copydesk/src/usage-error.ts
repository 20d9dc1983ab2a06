/** The command was called in a wrong way: the message names what was wrong and the nearest right thing. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
