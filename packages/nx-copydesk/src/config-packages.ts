import {join} from 'node:path'
import {DeskError, findConfig, readDeskFolders} from 'remark-copydesk/node'

/** The packages that desks take their registries from. Each `copydesk.yaml` is read once, however many collections it names. */
export class ConfigPackages {
  readonly #workspace: string
  readonly #known = new Map<string, readonly string[]>()

  constructor(workspace: string) {
    this.#workspace = workspace
  }

  /** Those of the desk of a folder; none where its `copydesk.yaml` is broken, for that is told elsewhere. */
  of(folder: string): readonly string[] {
    const config = findConfig(join(this.#workspace, folder))
    if (config === undefined) return []
    const packages = this.#known.get(config) ?? readPackages(config)
    this.#known.set(config, packages)
    return packages
  }
}

function readPackages(config: string): string[] {
  try {
    return readDeskFolders(config).config.registry.filter((entry) => !/^[./]/u.test(entry))
  } catch (error) {
    if (error instanceof DeskError) return []
    throw error
  }
}
