import type {ProjectConfiguration, TargetConfiguration} from 'nx/src/devkit-exports'
import type {DeskError} from 'remark-copydesk/node'
import type {DeskPlace} from './desk-projects.ts'
import {fileset} from './filesets.ts'
import {joined} from './joined.ts'
import {NameClash} from './name-clash.ts'
import {quote} from './quote.ts'
import {sealedCommand} from './sealed-command.ts'
import {shardPath} from './shard-path.ts'

/**
 * The project of a desk whose `copydesk.yaml` is broken. Nobody knows its collections then, so it is one
 * project, and each target says what is wrong and where. An error thrown at Nx would stop every other project.
 */
export function brokenDesk({root, options}: DeskPlace, name: string, error: DeskError, ownCommand: string): Record<string, ProjectConfiguration> {
  const {output, copydeskCommand} = options
  const {message} = error
  const target = (given: string): TargetConfiguration => {
    const shard = shardPath(output, given, name)
    return {
      // A desk that only Nx has something against is whole for whoever lints it. Shells read what a message may hold in different ways.
      ...(error instanceof NameClash
        ? {command: `${ownCommand} broken ${quote(shard)}`, options: {env: {COPYDESK_PROBLEM: message}}}
        : sealedCommand(ownCommand, copydeskCommand, ['lint', '--config', joined(root, 'copydesk.yaml'), '--no-clock', '--format', 'pretty', '--format', `shard=${shard}`, root], shard)),
      cache: false,
      inputs: [fileset(root, '**/*')],
      metadata: {description: message},
    }
  }
  const names = [options.lintTargetName, options.dueTargetName, options.changeTargetName, options.publishTargetName].filter((given) => given !== false)
  return {[root]: {root, name, projectType: 'library', targets: Object.fromEntries(names.map((given) => [given, target(given)])), metadata: {technologies: ['copydesk'], description: message}}}
}
