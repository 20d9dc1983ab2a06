import {FileError, readText} from '../read-text.ts'
import {shardFormat} from './format-shard.ts'
import {shardSchema} from './shard.ts'
import type {Shard} from './shard.ts'

/** A shard and the bytes that it was read from. */
export interface ReadShard {
  readonly shard: Shard
  readonly text: string
}

/**
 * Reads a shard, and takes nothing on trust: half a result that passes for a whole one lets a mistake through.
 *
 * @throws {FileError} where there is none, or not a whole one of this version.
 */
export function readShard(path: string, version: string): ReadShard {
  const {text} = readText(path)
  if (text.trim() === '') throw new FileError('Unexpected empty file, expected a shard: the job that wrote it died, or its disk was full')
  const data = parseJson(text)
  if (Array.isArray(data)) throw new FileError('Unexpected report of `--format json`, expected one of `--format shard`, which holds all that any format needs')
  if (typeof data !== 'object' || data === null || !('shard' in data)) throw new FileError('Unexpected JSON that is no shard, expected what `copydesk lint --format shard=FILE` writes')
  if (data.shard !== shardFormat) throw new FileError(`Unexpected shard of format ${JSON.stringify(data.shard)}, expected ${shardFormat}: another version of copydesk wrote it`)
  if ('version' in data && typeof data.version === 'string' && data.version !== version) throw new FileError(`Unexpected shard of copydesk ${data.version}, expected ${version}, the version that reads it: let every job install the same one`)
  const {data: shard, error} = shardSchema.safeParse(data)
  if (error) {
    const [issue] = error.issues
    throw new FileError(`Unexpected value${issue?.path.length ? ` at \`${issue.path.join('.')}\`` : ''}, expected what \`copydesk lint --format shard=FILE\` writes: ${issue?.message}`)
  }
  return {shard, text}
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FileError(`Unexpected JSON that is not whole, expected a shard: the job that wrote it died, or the file was cut (${(error as Error).message})`)
  }
}
