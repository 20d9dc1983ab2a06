/** Why an address could not be fetched, in words that go on after its name. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}
