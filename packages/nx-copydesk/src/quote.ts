/**
 * A word of a command line for any shell.
 *
 * @throws {Error} where it holds a character that shells read in different ways.
 */
export function quote(word: string): string {
  if (/^[\w./@:=+,-]+$/u.test(word)) return word
  if (/["$`\\%!\n]/u.test(word)) throw new Error(`Unexpected path \`${word}\`, expected one without " $ \` \\ % and !: shells read these in different ways`)
  return `"${word}"`
}
