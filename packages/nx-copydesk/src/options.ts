import {describeIssues} from 'remark-copydesk/node'
import {z} from 'zod'

const targetError = 'expected a name of letters, digits, _ and -, or `false` for none'
const target = z.union([z.string().regex(/^[\w-]+$/u, {error: targetError}), z.literal(false)], {error: targetError})
const command = z.string().trim().min(1)
const options = z.strictObject({
  lintTargetName: target.default('lint'),
  dueTargetName: target.default('due'),
  changeTargetName: target.default('change'),
  publishTargetName: target.default('publish'),
  /** Folder for sites and reports, from the root of the workspace. */
  output: z.string().regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[\w./-]+$/u, {error: 'expected a folder below the root of the workspace'}).default('dist/copydesk'),
  /** What the targets depend on beside pages, data and installed tools, in the words of Nx. */
  inputs: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).default([]),
  copydeskCommand: command.default('copydesk'),
  publishCommand: command.default('copydesk-publish'),
}).superRefine((value, context) => {
  const names = [value.lintTargetName, value.dueTargetName, value.changeTargetName, value.publishTargetName].filter((one) => one !== false)
  if (new Set(names).size < names.length) context.addIssue({code: 'custom', message: `expected four different names of targets, got ${names.join(', ')}`})
})

/** What `nx.json` may say to the plugin; all of it has a standard value. */
export type NxCopydeskOptions = z.input<typeof options>
/** The options with their standard values. */
export type Settings = z.output<typeof options>

/** @throws {Error} that names what is wrong with the options in `nx.json`. */
export function readOptions(given: unknown): Settings {
  const read = options.safeParse(given ?? {}, {reportInput: true})
  if (read.success) return read.data
  throw new Error(describeIssues(read.error.issues, options).map(({message}) => `nx.json: options of nx-copydesk: ${message}`).join('\n'))
}
