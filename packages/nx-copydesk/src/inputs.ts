import {realpathSync} from 'node:fs'
import type {TargetConfiguration} from 'nx/src/devkit-exports'
import {IgnoreFiles} from 'remark-copydesk/node'
import type {DeskFolders} from 'remark-copydesk/node'
import type {DeskPlace} from './desk-projects.ts'
import {fileset, filesetsWithout} from './filesets.ts'
import {fromRoot} from './from-root.ts'
import {joined} from './joined.ts'
import {quote} from './quote.ts'

type Input = NonNullable<TargetConfiguration['inputs']>[number]

/** Inputs of the targets of a project. */
export interface TargetInputs {
  readonly lint: Input[]
  readonly due: Input[]
  readonly publish: Input[]
}

/** Names of pages in any case, for a glob. */
const markdown = '*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN],[mM][dD][xX]}'
const yaml = '*.{yaml,yml}'
const ignoreFiles = ['.gitignore', '.copydeskignore']

/** What the targets of a desk’s projects depend on: no more than the rules look at, and no less. */
export class Inputs {
  readonly #place: DeskPlace
  readonly #desk: DeskFolders
  readonly #ownCommand: string
  readonly #data: readonly Input[]
  readonly #unseen: readonly string[]
  /** All files of the desk but those of collections: looked for once, not for each of them. */
  readonly #besideCollections: readonly string[]

  constructor(place: DeskPlace, desk: DeskFolders, ownCommand: string) {
    this.#place = place
    this.#ownCommand = ownCommand
    this.#desk = desk
    const {workspace, root} = place
    const ignores = new IgnoreFiles(realpathSync(workspace))
    const seen = new Set<string>()
    const unseen = new Set<string>()
    for (const folder of [...desk.registry, ...desk.facts, ...desk.choosers]) {
      const real = realpathSync(folder)
      const path = fromRoot(realpathSync(workspace), real)
      // Nx knows the files that git would: of others the content itself is asked for.
      if (path.startsWith('..') || ignores.ignoredBy(real, true) !== undefined) unseen.add(fromRoot(workspace, folder))
      else seen.add(path)
    }
    const baseline = desk.config.baseline
    this.#unseen = [...unseen]
    this.#besideCollections = filesetsWithout(workspace, root, desk.collections.map(({folder}) => joined(root, folder)), '*')
    this.#data = [
      fileset(root, 'copydesk.yaml'),
      ...[...seen].map((folder) => fileset(folder, `**/${yaml}`)),
      ...(baseline === undefined ? [] : [fileset(root, baseline.replace(/^\.\//u, ''))]),
    ]
  }

  /** Of a collection: its own pages, for no rule looks at another page. */
  ofCollection(folder: string): TargetInputs {
    const own = joined(this.#place.root, folder)
    return this.#ofPages(own, [], [...this.#besideCollections, fileset(own, '**/*')])
  }

  /** Of the desk: the pages in no collection, and all of them where something asks all of them: facts who cites them, choosers and the manual whether a page is there. */
  ofRest(): TargetInputs {
    const {config, facts, choosers, collections} = this.#desk
    const asksAll = facts.length > 0 || choosers.length > 0 || config.site?.manual !== undefined
    return this.#ofPages(this.#place.root, asksAll ? [] : collections.map(({folder}) => joined(this.#place.root, folder)), [fileset(this.#place.root, '**/*')])
  }

  /** @param built layouts, pictures and whatever else the site of these pages is made from. */
  #ofPages(folder: string, without: readonly string[], built: readonly string[]): TargetInputs {
    const {workspace, root, otherRoots, options} = this.#place
    const nested = otherRoots.filter((other) => other !== root)
    const above = foldersAbove(folder).flatMap((one) => ignoreFiles.map((name) => fileset(one, name)))
    const pages: Input[] = [
      ...filesetsWithout(workspace, folder, [...without, ...nested], markdown),
      ...above,
      ...ignoreFiles.flatMap((name) => filesetsWithout(workspace, folder, [...without, ...nested], name)),
    ]
    const own = options.inputs as Input[]
    const lint = [...pages, ...this.#data, ...this.#installed(['copydesk']), ...own]
    return {
      lint,
      due: [...lint, this.#day()],
      publish: [
        ...built,
        ...above,
        ...this.#data,
        ...this.#installed(['eleventy-plugin-copydesk', '@11ty/eleventy']),
        {env: 'COPYDESK_PATH_PREFIX'},
        this.#day(),
        ...own,
      ],
    }
  }

  /** The versions of the tools with all that they stand on, and the data that Nx does not see. */
  #installed(tools: readonly string[]): Input[] {
    const words = [...tools.flatMap((tool) => ['--tool', tool]), ...this.#unseen.flatMap((folder) => ['--data', folder])]
    // Without a list of its own, a target would depend on every package of the lock file.
    return [{runtime: `${this.#ownCommand} installed ${words.map(quote).join(' ')}`}, {externalDependencies: []}]
  }

  #day(): Input {
    return {runtime: `${this.#ownCommand} day`}
  }
}

/** The folders above one, up to the root of the workspace. */
function foldersAbove(folder: string): string[] {
  const parts = folder === '.' ? [] : folder.split('/')
  return parts.map((_, index) => parts.slice(0, index).join('/') || '.')
}
