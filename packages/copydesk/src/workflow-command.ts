/** A line of a log that no GitHub runner takes for a command: those begin with `::`, the old ones hold `##[`. */
export function disarm(line: string): string {
  return line.replace(/^(\s*):(?=:)/u, '$1:\u200B').replaceAll('##[', '##\u200B[')
}

/** The same for a text of several lines. */
export function disarmLines(text: string): string {
  return text.split('\n').map(disarm).join('\n')
}
