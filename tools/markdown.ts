/** What stands at the head of a generated page, so that nobody edits it. */
export function madeFrom(source: string): string {
  return `Made by \`npm run generate\` from ${source}: edit that.`
}

/** A block of code whose fence is longer than any in it. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${text.replace(/\n?$/u, '\n')}${ticks}`
}
