import {hash} from 'node:crypto'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** Inputs that once broke something, a folder for each target. */
export const corpusFolder = join(import.meta.dirname, 'corpus')

/** The cases of a target, by the name of their file. */
export function casesOf(target: string): [name: string, content: Buffer][] {
  const folder = join(corpusFolder, target)
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // A target without a case has no folder.
  }
  return names.toSorted().map((name) => [name, readFileSync(join(folder, name))])
}

/** Half a character has no bytes in UTF-8: a text with one is kept as JSON. */
export function textOf([name, content]: readonly [string, Buffer]): string {
  return name.endsWith('.json') ? (JSON.parse(content.toString()) as string) : content.toString()
}

/** Keeps an input that broke something; returns the path of its file. */
export function keepCase(target: string, input: string | Uint8Array): string {
  const isWhole = typeof input !== 'string' || input.isWellFormed()
  const content = isWhole ? input : JSON.stringify(input)
  const path = join(corpusFolder, target, `${hash('sha256', content).slice(0, 12)}.${isWhole ? 'txt' : 'json'}`)
  mkdirSync(join(corpusFolder, target), {recursive: true})
  writeFileSync(path, content)
  return path
}
