import {gunzipSync, gzipSync} from 'node:zlib'

/** An entry of an archive as somebody hostile may write it. */
export interface TarEntry {
  readonly name: string
  readonly text?: string | Buffer
  /** What a symbolic link leads to. */
  readonly link?: string
}

/** A `tar.gz` with these entries, names and all as they are given. */
export function makeTar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({name, text = '', link}) => {
    const body = Buffer.from(text)
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write('0000644\0', 100)
    header.write('0000000\0', 108)
    header.write('0000000\0', 116)
    header.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write('00000000000\0', 136)
    header.write('        ', 148)
    header.write(link === undefined ? '0' : '2', 156)
    if (link !== undefined) header.write(link, 157, 100)
    header.write('ustar\u000000', 257)
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

/** The files of an archive, without its folders. */
export function readTar(archive: Buffer): {readonly name: string; readonly text: Buffer}[] {
  const bytes = gunzipSync(archive)
  const entries: {name: string; text: Buffer}[] = []
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const name = bytes.subarray(at, at + 100).toString().replace(/\0.*$/su, '')
    const size = Number.parseInt(bytes.subarray(at + 124, at + 136).toString(), 8)
    const type = String.fromCodePoint(bytes[at + 156] ?? 0)
    if (type === '0' || type === '\0') entries.push({name, text: bytes.subarray(at + 512, at + 512 + size)})
    at += 512 + Math.ceil(size / 512) * 512
  }
  return entries
}
