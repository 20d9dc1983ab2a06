import type {TargetConfiguration} from 'nx/src/devkit-exports'
import {quote} from './quote.ts'
import {sealPath} from './seal.ts'

/** A command whose output is sealed when it ends well; `needs` are the outputs that it is made from. */
export function sealedCommand(ownCommand: string, command: string, words: readonly string[], output: string, needs: readonly string[] = []): Pick<TargetConfiguration, 'command' | 'outputs'> {
  return {
    command: `${ownCommand} run ${[output, ...needs.flatMap((path) => ['--needs', path])].map(quote).join(' ')} -- ${command} ${words.map(quote).join(' ')}`,
    outputs: [output, sealPath(output)].map((path) => `{workspaceRoot}/${path}`),
  }
}
