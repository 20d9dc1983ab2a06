import {FileError} from '../read-text.ts'
import type {LeftOut} from './import-entry.ts'

interface Named {
  readonly name: string
  readonly line: number
}

/** What a `.vale.ini` says of styles and vocabularies. */
export interface ValeConfig {
  readonly stylesPath: string | undefined
  readonly styles: readonly Named[]
  readonly vocabularies: readonly Named[]
  /** Rules that are turned off. */
  readonly off: readonly {readonly rule: string; readonly line: number}[]
  readonly left: readonly LeftOut[]
}

/** @throws {FileError} where a line is none of an INI file. */
export function readValeConfig(text: string, path: string): ValeConfig {
  const styles: Named[] = []
  const vocabularies: Named[] = []
  const off: {rule: string; line: number}[] = []
  const left: LeftOut[] = []
  let stylesPath: string | undefined
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = index + 1
    const written = raw.trim()
    if (written === '' || /^[#;]/u.test(written) || /^\[.*\]$/u.test(written)) continue
    const match = /^(?<key>[\w.*-]+)\s*=\s*(?<value>.*)$/u.exec(written)
    if (!match) throw new FileError(`Unexpected line ${line} \`${written}\`, expected \`key = value\`, a section in square brackets or a comment`)
    const [, key = '', value = ''] = match
    const names = value.split(',').map((one) => one.trim()).filter(Boolean)
    const add = (into: Named[]): void => {
      for (const name of names) if (!into.some((one) => one.name === name)) into.push({name, line})
    }
    if (key === 'StylesPath') stylesPath = value
    else if (key === 'BasedOnStyles') {
      // The style called Vale is its own: spelling, repetition, and the vocabularies.
      add(styles)
    } else if (key === 'Vocab') add(vocabularies)
    else if (key.includes('.') && value.toUpperCase() === 'NO') off.push({rule: key, line})
    else if (key.includes('.')) left.push({path, line, written, why: 'a level of one rule: every name is `canonical-name` here, whose level `rules` of copydesk.yaml says'})
    else if (/^(?:BlockIgnores|TokenIgnores)$/u.test(key)) left.push({path, line, written, why: 'a pattern of what is not looked at: comments in the page silence a rule, and `ignore` of copydesk.yaml leaves out files'})
  }
  return {stylesPath, styles: styles.filter(({name}) => name !== 'Vale'), vocabularies, off, left}
}
