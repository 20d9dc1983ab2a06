// Control characters steer a terminal; bidirectional ones and tags make it show another text than there is.
const steering = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu

/** The text with every character that could steer a terminal replaced. */
export function replaceSteering(text: string, replace: (character: string) => string): string {
  return text.replace(steering, replace)
}

/** The text with every character that could steer a terminal written as an escape such as `\u001b`. */
export function visible(text: string): string {
  return replaceSteering(text, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16)
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
  })
}

/** The same for a text of several lines: its line feeds stay. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}
