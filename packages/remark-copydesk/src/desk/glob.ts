import picomatch from 'picomatch'
import {z} from 'zod'

/** Longest path that a glob is asked about. */
const maxPath = 1000

/**
 * How many parts of a glob may take more or less of a path than they need: what tries them all takes the
 * length of the path to that power. One star between two slashes has no choice.
 */
const [maxStars, maxGroups] = [3, 4]

function isBounded(glob: string): boolean {
  const stars = glob.split('/').reduce((sum, part) => sum + Math.max(0, (part.match(/\*+|!\(/gu)?.length ?? 0) - (part === '**' ? 0 : 1)), 0)
  return glob.length <= maxPath && stars <= maxStars && (glob.match(/[{(]/gu)?.length ?? 0) <= maxGroups && !/[*+]\(/u.test(glob)
}

/** A glob that is soon matched against any path. */
export const glob = z.string().trim().min(1).refine(isBounded, {error: `expected a glob with fewer choices: at most ${maxStars} of \`**\` and second \`*\` of a name, ${maxGroups} groups, no \`+(…)\` and \`*(…)\``})

/** Whether a path fits one of these globs. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const matches = picomatch([...globs], {dot: true})
  return (path) => path.length <= maxPath && matches(path)
}
