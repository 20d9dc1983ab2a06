/** It was called in a wrong way, or for what is not there: nothing is said of the content. */
export class UseError extends Error {
  override readonly name = 'UseError'
}
