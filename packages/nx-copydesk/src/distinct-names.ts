import {DeskError} from 'remark-copydesk/node'
import type {Plan} from './desk-projects.ts'
import {NameClash} from './name-clash.ts'

/** A project that has a name already, and how a message calls it. */
interface Owner {
  readonly root: string
  readonly shown: string
}

/**
 * Plans in which no two projects have one name: at two of a name, Nx would give up the whole workspace. Where
 * folders make one name, such as `a-b` and `a/b`, the desk that comes second is broken, and no other is.
 */
export function withDistinctNames(plans: readonly Plan[]): Plan[] {
  const owners = new Map<string, Owner>()
  const named = plans.map((plan): Plan => {
    const {place: {root}, name} = plan
    const owner = owners.get(name)
    if (!owner) {
      owners.set(name, {root, shown: `the desk \`${root}\``})
      return plan
    }
    // Its path is no other project’s name, so it can say what is wrong.
    return {...plan, name: root, desk: clash(root, `Unexpected project \`${name}\` for the desk \`${root}\` beside ${owner.shown}`), collections: []}
  })
  return named.map((plan) => {
    const own = new Map<string, Owner>()
    for (const {name, root, collection} of plan.collections) {
      const owner = owners.get(name) ?? own.get(name)
      // A collection may be a desk of its own, which then has its project.
      if (owner && owner.root !== root) return {...plan, desk: tellCollection(plan, collection, `Unexpected project \`${name}\` for the collection \`${collection}\` beside ${owner.shown}`), collections: []}
      own.set(name, {root, shown: `the collection \`${collection}\`${plan.place.root === '.' ? '' : ` of \`${plan.place.root}\``}`})
    }
    for (const [name, owner] of own) if (!owners.has(name)) owners.set(name, owner)
    return plan
  })
}

const remedy = 'expected a name of its own: rename a folder, or write its `name` into a `project.json` in it'

function tellCollection({place: {root}, desk}: Plan, folder: string, message: string): DeskError {
  const collection = desk instanceof DeskError ? undefined : desk.collections.find((one) => one.folder === folder)
  return desk instanceof DeskError || !collection ? clash(root, message) : new NameClash([desk.problemOf(collection, `${message}, ${remedy}`)])
}

function clash(root: string, message: string): DeskError {
  return new NameClash([{path: root === '.' ? 'copydesk.yaml' : `${root}/copydesk.yaml`, line: 1, column: 1, message: `${message}, ${remedy}`}])
}
