import {z} from 'zod'

/** The file by which a built collection says what it holds. */
export const recordName = 'copydesk-collection.json'

/** A part of another version is refused. */
const version = 1

const text = z.string().min(1)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u)
const hash = z.string().regex(/^[0-9a-f]{64}$/u)
/** An address of the site, without the path prefix. */
const address = z.string().regex(/^\/(?!\/)[^?#\\\p{Cc}]*$/u)
/** A path below a folder: nothing leads out of it. */
const inside = z.string().refine((path) => path !== '' && !/[\\\p{Cc}]|^[A-Za-z]:/u.test(path) && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'), {error: 'expected a path inside the part'})

/** The keys of a page’s front matter that lists and the pages of the desk go by. */
export const listedKeys = ['title', 'description', 'kind', 'about', 'verification', 'decision', 'corrections'] as const

const page = z.strictObject({
  source: inside.describe('Its path from the folder of `copydesk.yaml`.'),
  address,
  title: text,
  data: z.partialRecord(z.enum(listedKeys), z.json()).describe('Its front matter, by our names.'),
  isVerified: z.boolean().describe('Whether its text is the one whose hash the front matter gives.'),
  used: z.array(text).describe('The ids of the names that it uses.'),
})

/** What a built collection holds, and what it was built by. */
export const collectionRecord = z.strictObject({
  version: z.literal(version),
  tool: text.describe('The version of the publisher.'),
  desk: hash.describe('Of copydesk.yaml, the registry, the facts and the choosers.'),
  settings: hash.describe('Of the Eleventy configuration of the content folder.'),
  pathPrefix: text,
  today: day.describe('The day of the build.'),
  collection: inside,
  pages: z.array(page),
  published: z.array(address).describe('Every address at which something of it stands.'),
  expected: z.array(address).describe('Addresses of the whole site that its pages link to.'),
  links: z.array(z.strictObject({source: inside, line: z.number().int().min(1), column: z.number().int().min(1), link: text, address: z.string()})).describe('Links to pages of other collections.'),
  files: z.array(z.strictObject({path: inside, bytes: z.number().int().min(0), sha256: hash})),
})

export type CollectionRecord = z.output<typeof collectionRecord>
export type RecordedPage = z.output<typeof page>
