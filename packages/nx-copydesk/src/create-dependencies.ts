import {DependencyType} from 'nx/src/devkit-exports'
import type {CreateDependencies, RawProjectGraphDependency} from 'nx/src/devkit-exports'
import {ConfigPackages} from './config-packages.ts'

/** Packages whose versions decide what a lint or a build says. */
const tools = ['copydesk', 'remark-copydesk', 'eleventy-plugin-copydesk', '@11ty/eleventy']

/** Ties the projects of desks to the installed packages that they go by, so that `nx affected` chooses them when the lock file changes one. */
export const createDependencies: CreateDependencies = (_options, {projects, externalNodes, workspaceRoot}) => {
  const packages = new ConfigPackages(workspaceRoot)
  const external = new Map(Object.values(externalNodes ?? {}).map(({name, data}) => [data.packageName, name]))
  return Object.entries(projects).flatMap(([source, project]): RawProjectGraphDependency[] =>
    (project.metadata?.technologies?.includes('copydesk')
      ? [...tools, ...packages.of(project.root)].flatMap((name): RawProjectGraphDependency[] => {
          const target = external.get(name)
          return target === undefined ? [] : [{source, target, type: DependencyType.implicit}]
        })
      : []))
}
