import {hash} from 'node:crypto'

/** What the bytes of a page are known by. */
export function pageKey(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url')
}
