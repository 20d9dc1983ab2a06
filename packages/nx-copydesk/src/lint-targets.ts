import type {TargetConfiguration} from 'nx/src/devkit-exports'
import type {DeskFolders} from 'remark-copydesk/node'
import type {DeskPlace, Part} from './desk-projects.ts'
import type {TargetInputs} from './inputs.ts'
import {joined} from './joined.ts'
import {sealedCommand} from './sealed-command.ts'
import {shardPath} from './shard-path.ts'

/** Rules that compare with today, or do so among other things. */
const clockRules = ['review-due', 'id-lifecycle', 'verified-date', 'suppression', 'fact-source']

/** The targets that judge the pages of a project: without the clock, by the clock alone, and what a branch changed. */
export function lintTargets({root, base, options}: DeskPlace, {config}: DeskFolders, part: Part, inputs: TargetInputs, ownCommand: string): Record<string, TargetConfiguration> {
  const {lintTargetName, dueTargetName, changeTargetName, output, copydeskCommand} = options
  const call = (target: string, words: readonly string[]): Pick<TargetConfiguration, 'command' | 'outputs'> => {
    const shard = shardPath(output, target, part.name)
    const which = part.collection === undefined ? ['--no-collections'] : ['--collection', part.collection]
    return sealedCommand(ownCommand, copydeskCommand, ['lint', '--config', joined(root, 'copydesk.yaml'), ...which, ...words, '--format', 'pretty', '--format', `shard=${shard}`], shard)
  }
  const rules = clockRules.filter((rule) => [config.rules[rule]].flat()[0] !== 'off')
  return {
    ...(lintTargetName !== false && {[lintTargetName]: {...call(lintTargetName, ['--no-clock']), cache: true, inputs: inputs.lint, metadata: {description: 'Wrong names, mixed layers and wrong dates; no clock'}}}),
    ...(dueTargetName !== false && rules.length > 0 && {[dueTargetName]: {...call(dueTargetName, rules.flatMap((rule) => ['--rule', rule])), cache: true, inputs: inputs.due, metadata: {description: 'What the day makes wrong: due, stale, shut down'}}}),
    // What git knows of the branches is no input that a cache could go by; the inputs are for `nx affected`.
    ...(changeTargetName !== false && {[changeTargetName]: {...call(changeTargetName, ['--since', base]), cache: false, inputs: inputs.lint, metadata: {description: 'Only the lines that the branch changed; --since=REF says since when'}}}),
  }
}
