/** Parts of a site cannot be joined as they are. The message says it all. */
export class PartError extends Error {
  override readonly name = 'PartError'
}
