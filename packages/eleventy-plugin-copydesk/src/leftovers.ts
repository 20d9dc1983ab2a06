import {rmdirSync, rmSync} from 'node:fs'
import {dirname, resolve, sep} from 'node:path'
import type {FinishedBuild} from './config-types.ts'

/** While somebody writes, Eleventy only adds to its output: this takes away what a build no longer writes. */
export class Leftovers {
  #written: ReadonlySet<string> = new Set()

  /** Removes the files of the build before that this one did not write, with the folders they leave empty. */
  remove({results, runMode, outputMode, directories}: FinishedBuild): void {
    if (runMode === 'build' || outputMode !== 'fs') return
    const written = new Set(results.flatMap(({outputPath}) => (outputPath === false ? [] : [resolve(outputPath)])))
    const root = resolve(directories.output)
    for (const file of this.#written.difference(written)) {
      if (!file.startsWith(root + sep)) continue
      rmSync(file, {force: true})
      removeEmpty(dirname(file), root)
    }
    this.#written = written
  }
}

function removeEmpty(folder: string, root: string): void {
  if (folder === root) return
  try {
    rmdirSync(folder)
  } catch {
    return
  }
  removeEmpty(dirname(folder), root)
}
