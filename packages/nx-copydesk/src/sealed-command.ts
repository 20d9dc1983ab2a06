import type {TargetConfiguration} from 'nx/src/devkit-exports'
import {quote} from './quote.ts'
import {sealPath} from './seal.ts'

/** The parts of a desk’s collections: the folder that all of them are below. No command names each of thousands, for shells take no line of that length. */
export interface NeededParts {
  /** The folder of the desk’s `copydesk.yaml`, which names the collections. */
  readonly desk: string
  readonly parts: string
}

/** A command whose output is sealed when it ends well, and the outputs that it is made from. */
export function sealedCommand(ownCommand: string, command: string, words: readonly string[], output: string, needs?: NeededParts): Pick<TargetConfiguration, 'command' | 'outputs'> {
  return {
    command: `${ownCommand} run ${[output, ...(needs ? ['--desk', needs.desk, '--parts', needs.parts] : [])].map(quote).join(' ')} -- ${command} ${words.map(quote).join(' ')}`,
    outputs: [output, sealPath(output)].map((path) => `{workspaceRoot}/${path}`),
  }
}
