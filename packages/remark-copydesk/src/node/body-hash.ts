import {createHash} from 'node:crypto'

/**
 * The hash of a page’s body as `verification.text` holds it: front matter cut, LF, trailing space
 * trimmed, NFC.
 */
export function bodyHash(text: string): string {
  const lines = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  const body = lines.replace(/^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?:\n|$)/u, '')
  const plain = body.replace(/[ \t]+$/gmu, '').trim().normalize('NFC')
  return `sha256-${createHash('sha256').update(plain).digest('hex')}`
}
