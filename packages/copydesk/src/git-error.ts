/** What git could not tell, in words with a remedy. */
export class GitError extends Error {
  override readonly name = 'GitError'
}
