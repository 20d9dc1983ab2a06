import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** The notes of facts are made from the facts: they are no words of the page. */
const factNotes = /(?:^|\n+) {0,3}\[\^f:[^\]\s]+\]:[^\n]*/gu

/** What of a page’s text a person verified: no front matter, no notes of facts, one form of line ends, space and letters. */
export function verifiedBody(text: string): string {
  return text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/^(?:---[ \t]*\n(?:[^]*?\n)?---|\+\+\+[ \t]*\n(?:[^]*?\n)?\+\+\+)[ \t]*(?:\n|$)/u, '')
    .replace(/[ \t]+$/gmu, '')
    .replace(factNotes, '')
    .replace(/^\n+|\n+$/gu, '')
    .normalize('NFC')
}

/** The hash of a page’s body, as `verification.text` holds it. */
export function bodyHash(text: string): string {
  return `sha256-${bytesToHex(sha256(utf8ToBytes(verifiedBody(text))))}`
}
