/** What every command ends with, as its help and its page say. */
export const exitCodes = [
  [0, 'clean, or warnings only'],
  [1, 'findings of error severity, or too many warnings'],
  [2, 'wrong use, a broken configuration or a file that cannot be read'],
] as const satisfies readonly (readonly [code: number, when: string])[]
