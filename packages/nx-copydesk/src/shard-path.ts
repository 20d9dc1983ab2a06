/** Where a target of a project writes what it found, from the root of the workspace. */
export function shardPath(output: string, target: string, project: string): string {
  return `${output}/shards/${target}/${project.replaceAll('/', '-')}.json`
}
