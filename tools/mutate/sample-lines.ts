import {readFileSync} from 'node:fs'

/**
 * Every `step`th line of code in all the files taken together, as `file:from-to`, from a line that `seed`
 * chooses; every line for a step of 1. What is over several lines, a whole block, is in no sample: that is
 * what any test notices, so a sample says rather too little than too much.
 */
export function sampleLines(files: readonly string[], step: number, seed: number): string[] {
  if (step === 1) return [...files]
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap((line, index) => (isCode(line) ? [`${file}:${index + 1}-${index + 1}`] : [])))
  return lines.filter((_, index) => index % step === seed % step)
}

function isCode(line: string): boolean {
  return /\w/u.test(line) && !/^\s*(?:\/?\*|\/\/|import\b)/u.test(line)
}
