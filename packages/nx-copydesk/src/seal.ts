import {createHmac, hash, timingSafeEqual} from 'node:crypto'
import {lstatSync, readdirSync, readFileSync} from 'node:fs'
import {z} from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const task = z.strictObject({task: z.string(), hash: z.string()})
const content = z.strictObject({
  version: z.literal(1),
  /** `project:target`. */
  task: z.string(),
  /** Nx’s hash of all that the task depends on. */
  hash: z.string(),
  /** The results that it was made from. */
  needs: z.array(task),
  /** Paths from the output; that of a single file is empty. */
  files: z.array(z.strictObject({path: z.string(), sha256})),
})
const seal = z.strictObject({...content.shape, mac: sha256.optional()})

type SealContent = z.output<typeof content>
/** What a result says of itself: which task made it from which inputs, and what its files hold. */
export type Seal = z.output<typeof seal>
export type SealedTask = z.output<typeof task>

/** Where the seal of an output stands: beside it, under a name that no glob for reports takes. */
export function sealPath(output: string): string {
  return `${output}.seal`
}

/** Seals an output; with a key nobody without it can make the same. */
export function makeSeal(made: SealedTask, needs: readonly SealedTask[], output: string, key: string | undefined): Seal {
  const body: SealContent = {version: 1, task: made.task, hash: made.hash, needs: [...needs], files: filesOf(output)}
  return {...body, ...(key && {mac: macOf(body, key)})}
}

/**
 * Reads the seal of an output and holds the output against it.
 *
 * @throws {Error} that says what is wrong with either.
 */
export function readSeal(output: string, key: string | undefined): Seal {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(sealPath(output), 'utf8'))
  } catch {
    throw new Error('it has no seal')
  }
  const {success, data} = seal.safeParse(value)
  if (!success) throw new Error('its seal is not as this version writes it')
  const {mac, ...body} = data
  if (key && (mac === undefined || !timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(body, key), 'hex')))) throw new Error('its seal was made without the key that COPYDESK_CACHE_KEY holds')
  if (JSON.stringify(filesOf(output)) !== JSON.stringify(body.files)) throw new Error('its files are not those that were sealed')
  return data
}

function macOf({version, task: name, hash: of, needs, files}: SealContent, key: string): string {
  return createHmac('sha256', key).update(JSON.stringify([version, name, of, needs.map((need) => [need.task, need.hash]), files.map((file) => [file.path, file.sha256])])).digest('hex')
}

/** @throws {Error} at a link, which could bring in any file of the machine. */
function filesOf(output: string): SealContent['files'] {
  const walk = (inner: string): string[] => {
    const stats = lstatSync(`${output}${inner}`, {throwIfNoEntry: false})
    if (stats?.isFile()) return [inner]
    if (!stats?.isDirectory()) throw new Error(stats ? `\`${output}${inner}\` is no plain file` : `\`${output}\` is not there`)
    return readdirSync(`${output}${inner}`).flatMap((name) => walk(`${inner}/${name}`))
  }
  return walk('').toSorted().map((path) => ({path, sha256: hash('sha256', readFileSync(`${output}${path}`))}))
}
