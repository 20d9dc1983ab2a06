import type {TargetConfiguration} from 'nx/src/devkit-exports'
import type {DeskFolders} from 'remark-copydesk/node'
import type {DeskPlace, Part} from './desk-projects.ts'
import type {TargetInputs} from './inputs.ts'
import {sealedCommand} from './sealed-command.ts'

/** The target that publishes: a collection as a part, a desk as the site that its parts make. A desk without `site` has none. */
export function publishTarget({root, options}: DeskPlace, {config}: DeskFolders, deskName: string, part: Part, collections: readonly Part[], inputs: TargetInputs, ownCommand: string): Record<string, TargetConfiguration> {
  const {publishTargetName, output, publishCommand} = options
  if (publishTargetName === false || !config.site) return {}
  // One folder below another would be replaced with it: a desk may stand in another one.
  const place = deskName.replaceAll('/', '-')
  const parts = `${output}/parts/${place}`
  const ofParts = part.collection === undefined && collections.length > 0
  const folder = part.collection === undefined ? `${output}/site/${place}` : `${parts}/${part.collection}`
  const words = part.collection !== undefined ? ['build', root, '--collection', part.collection] : ofParts ? ['join', root, parts] : ['build', root]
  return {
    [publishTargetName]: {
      ...sealedCommand(ownCommand, publishCommand, [...words, '--output', folder], folder, ofParts ? {desk: root, parts} : undefined),
      cache: true,
      inputs: inputs.publish,
      ...(ofParts && {dependsOn: [{projects: collections.map(({name}) => name), target: publishTargetName}]}),
      metadata: {description: part.collection === undefined ? 'The site' : 'The part of the site that this collection is'},
    },
  }
}
