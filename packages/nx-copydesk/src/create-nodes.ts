import {dirname} from 'node:path'
import {createNodesFromFiles} from 'nx/src/devkit-exports'
import type {CreateNodesV2} from 'nx/src/devkit-exports'
import {deskProjects} from './desk-projects.ts'
import {readOptions} from './options.ts'

/** Makes a project of every folder with a `copydesk.yaml` and of every collection that it names. What is wrong with one hides no other. */
export const createNodesV2: CreateNodesV2 = ['**/copydesk.yaml', async (files, given, context) => {
  const options = readOptions(given)
  const roots = files.map((file) => dirname(file))
  const base = context.nxJsonConfiguration.defaultBase ?? 'main'
  return createNodesFromFiles((file) => ({
    projects: deskProjects({workspace: context.workspaceRoot, root: dirname(file), otherRoots: roots, base, options}),
  }), files, given, context)
}]
