/** A word of a page and the sentence it stands in. */
export interface Word {
  readonly text: string
  readonly sentence: string
}

/** So many words of a sentence may be mended, and so many of a page however short. */
const perSentence = 2
const perPage = 0.05

/** The first word that is another word and no typo, or one typo too many; `undefined` where only typos were mended. */
export function wordingChange(before: readonly Word[], after: readonly Word[]): {readonly before: string | undefined; readonly after: string | undefined} | undefined {
  const mended = new Map<string, number>()
  let all = 0
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const [was, is] = [before[at]?.text, after[at]]
    if (was === is?.text) continue
    if (before.length < after.length && (at === before.length || was === after[at + 1]?.text)) return {before: undefined, after: is?.text}
    if (before.length > after.length && (at === after.length || before[at + 1]?.text === is?.text)) return {before: was, after: undefined}
    if (was === undefined || !is || before.length !== after.length || !isTypo(was.toLowerCase(), is.text.toLowerCase())) return {before: was, after: is?.text}
    const count = (mended.get(is.sentence) ?? 0) + 1
    mended.set(is.sentence, count)
    all += 1
    if (count > perSentence || all > Math.max(perSentence, Math.floor(after.length * perPage))) return {before: was, after: is.text}
  }
  return undefined
}

/** Whether one word is the other misspelt. */
function isTypo(was: string, is: string): boolean {
  // "Include" and "exclude", "able" and "unable", "minimum" and "maximum" are two letters apart: where the beginning is another, only letters that changed places are a typo.
  const swapped = Array.from(was).toSorted().join('') === Array.from(is).toSorted().join('')
  const begins = was[0] === is[0] && (was.startsWith('min') || was.startsWith('max') ? was.slice(0, 3) === is.slice(0, 3) : true)
  const limit = Math.min(was.length, is.length) > 4 || swapped ? 2 : 1
  return (begins || swapped) && distance(was, is) <= limit
}

/** How many letters must be changed, added or dropped. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1]
    for (let at = 1; at <= b.length; at += 1) {
      next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (row[at - 1] ?? 0) + (letter === b[at - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
