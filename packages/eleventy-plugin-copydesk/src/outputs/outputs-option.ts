import {z} from 'zod'

const place = (standard: string) => {
  const error = `expected an address such as \`${standard}\`, or false`
  return z.union([z.literal(false), z.string().regex(/^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/u, {error})], {error}).default(standard)
}

/** Where each file for machines stands; `false` leaves it out. */
export const outputsOption = z.strictObject({
  atom: place('/feed.xml'),
  jsonFeed: place('/feed.json'),
  calendar: place('/due.ics'),
  sitemap: place('/sitemap.xml'),
  robots: place('/robots.txt'),
  llms: place('/llms.txt'),
  headers: place('/_headers'),
  /** A copy of every page in Markdown, beside it. */
  markdown: z.boolean().default(true),
})

/** The places of the files for machines, with nothing left open. */
export type Outputs = z.output<typeof outputsOption>
