import {dirname} from 'node:path'
import {createNodesFromFiles} from 'nx/src/devkit-exports'
import type {CreateNodesV2} from 'nx/src/devkit-exports'
import {deskProjects, planDesk} from './desk-projects.ts'
import type {DeskPlace} from './desk-projects.ts'
import {withDistinctNames} from './distinct-names.ts'
import {readOptions} from './options.ts'

/** Makes a project of every folder with a `copydesk.yaml` and of every collection that it names. What is wrong with one hides no other. */
export const createNodesV2: CreateNodesV2 = ['**/copydesk.yaml', async (files, given, context) => {
  const options = readOptions(given)
  const roots = files.map((file) => dirname(file))
  const base = context.nxJsonConfiguration.defaultBase ?? 'main'
  const placeOf = (file: string): DeskPlace => ({workspace: context.workspaceRoot, root: dirname(file), otherRoots: roots, base, options})
  const plans = new Map(withDistinctNames(files.flatMap((file) => {
    try {
      return [planDesk(placeOf(file))]
    } catch {
      // It is told below, with its file.
      return []
    }
  })).map((plan) => [plan.place.root, plan]))
  return createNodesFromFiles((file) => ({projects: deskProjects(plans.get(dirname(file)) ?? planDesk(placeOf(file)))}), files, given, context)
}]
