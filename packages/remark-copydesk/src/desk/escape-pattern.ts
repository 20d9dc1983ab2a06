/** A text as a pattern that matches just it; `RegExp.escape` is not in every Node that is supported. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
}
