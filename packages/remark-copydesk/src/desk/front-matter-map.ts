import {z} from 'zod'

/** The fields of front matter that may stand under other keys. */
const fields = [
  'title', 'description', 'summary', 'kind', 'about', 'owner',
  'verification.date', 'verification.by', 'verification.text', 'verification.review', 'verification.state', 'verification.why', 'verification.until',
] as const

const key = z.string().regex(/^[^\s.]+(?:\.[^\s.]+)*$/, {error: 'expected a key of front matter, with dots between nested ones'})
const keys = z.array(key)
const target = z.union([
  key.transform((from) => ({from: [from], required: false})),
  keys.transform((from) => ({from, required: false})),
  z.strictObject({
    from: z.union([key.transform((one) => [one]), keys.min(1)], {error: 'expected a key or a list of keys'}).describe('The key it stands under; of several the first that is there.'),
    required: z.boolean().default(false).describe('Each page of a kind must have it.'),
  }),
], {error: 'expected a key, a list of keys, or an object with `from`'})

/**
 * Where a site that has front matter of its own keeps our fields: field → its keys. A field that is not
 * named keeps its own name, one with no key is never read.
 */
export const frontMatterMap = z.partialRecord(z.enum(fields), target)

export type FrontMatterMap = z.output<typeof frontMatterMap>

type Path = readonly PropertyKey[]

/** The keys under which a field, or a part of one, may stand; `undefined` where it is not mapped. */
export function keysOf(map: FrontMatterMap, path: Path): (readonly PropertyKey[])[] | undefined {
  for (const [field, entry] of Object.entries(map)) {
    const own = field.split('.')
    if (entry && own.every((step, index) => step === path[index])) return entry.from.map((from) => [...from.split('.'), ...path.slice(own.length)])
  }
  return undefined
}

/** The mapped fields below a path: `verification.date` below `verification`. */
export function fieldsBelow(map: FrontMatterMap, path: Path): string[][] {
  return Object.keys(map).map((field) => field.split('.')).filter((own) => own.length > path.length && path.every((step, index) => step === own[index]))
}
