import {createHash, randomUUID} from 'node:crypto'
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {makeFolder} from 'remark-copydesk/node'

/** Where answers are kept, beside copydesk.yaml. */
export const standardCacheFolder = '.copydesk/sources'

/** A source’s address as it is asked for: what follows a `#` no server gets to see. */
export function addressOf(url: string): string {
  const address = new URL(url)
  address.hash = ''
  return address.href
}

/** What is kept of an answer. */
export interface KeptAnswer {
  readonly url: string
  /** Where it came from in the end. */
  readonly finalUrl: string
  /** The moment it was fetched, ISO 8601 in UTC. */
  readonly fetched: string
  readonly etag?: string
  readonly text: string
}

/** Keeps the text of answers in a folder, a file for each address. */
export class AnswerCache {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  read(url: string): KeptAnswer | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.#fileOf(url), 'utf8')) as Partial<KeptAnswer>
      return kept.url === url && typeof kept.text === 'string' && typeof kept.fetched === 'string' ? (kept as KeptAnswer) : undefined
    } catch {
      return undefined
    }
  }

  write(answer: KeptAnswer): void {
    makeFolder(this.#folder)
    // Other people’s pages belong in no repository.
    writeFileSync(join(this.#folder, '.gitignore'), '*\n')
    const file = this.#fileOf(answer.url)
    const temporary = `${file}.${randomUUID()}.tmp`
    writeFileSync(temporary, JSON.stringify(answer))
    renameSync(temporary, file)
  }

  #fileOf(url: string): string {
    return join(this.#folder, `${createHash('sha256').update(url).digest('hex')}.json`)
  }
}
