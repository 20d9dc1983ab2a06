import type {TargetConfiguration} from 'nx/src/devkit-exports'
import type {DeskFolders} from 'remark-copydesk/node'
import type {DeskPlace, Part} from './desk-projects.ts'
import type {TargetInputs} from './inputs.ts'
import {sealedCommand} from './sealed-command.ts'

/** The target that publishes: a collection as a part, a desk as the site that its parts make. A desk without `site` has none. */
export function publishTarget({root, options}: DeskPlace, {config}: DeskFolders, part: Part, collections: readonly Part[], inputs: TargetInputs, ownCommand: string): Record<string, TargetConfiguration> {
  const {publishTargetName, output, publishCommand} = options
  if (publishTargetName === false || !config.site) return {}
  const partFolder = (one: Part): string => `${output}/parts/${one.root}`
  const folder = part.collection === undefined ? `${output}/site${root === '.' ? '' : `/${root}`}` : partFolder(part)
  const needs = part.collection === undefined ? collections.map(partFolder) : []
  const words = part.collection !== undefined ? ['build', root, '--collection', part.collection] : needs.length === 0 ? ['build', root] : ['join', root, ...needs]
  return {
    [publishTargetName]: {
      ...sealedCommand(ownCommand, publishCommand, [...words, '--output', folder], folder, needs),
      cache: true,
      inputs: inputs.publish,
      ...(needs.length > 0 && {dependsOn: [{projects: collections.map(({name}) => name), target: publishTargetName}]}),
      metadata: {description: part.collection === undefined ? 'The site' : 'The part of the site that this collection is'},
    },
  }
}
