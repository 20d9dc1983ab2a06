import {join} from 'node:path'
import {DeskError, findConfig, readDeskFolders} from 'remark-copydesk/node'

/** The packages that the desk of a folder takes its registry from; none where its `copydesk.yaml` is broken, for that is told elsewhere. */
export function readConfigPackages(workspace: string, folder: string): string[] {
  const config = findConfig(join(workspace, folder))
  if (config === undefined) return []
  try {
    return readDeskFolders(config).config.registry.filter((entry) => !/^[./]/u.test(entry))
  } catch (error) {
    if (error instanceof DeskError) return []
    throw error
  }
}
