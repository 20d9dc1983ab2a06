import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseCalendarDate} from 'remark-copydesk'
import {parseDocument} from 'yaml'
import {root, run} from './process.ts'
import {UseError} from './run-task.ts'
import {serveSite} from './site-server.ts'
import type {SiteServer} from './site-server.ts'

/** The site of this repository, built and served. */
export interface WholeSite extends SiteServer {
  /** The folder that it was built into. */
  readonly folder: string
}

/**
 * Builds the site of `content/` into a temporary folder and serves it. It is told the address it stands
 * at, so that the outputs exist that hold whole addresses.
 *
 * @throws {UseError} where `now` is no day.
 * @throws {Error} with what the build printed, where it fails.
 */
export async function serveWholeSite(now?: string): Promise<WholeSite> {
  if (now !== undefined && !parseCalendarDate(now)) throw new UseError(`Unexpected --now \`${now}\`, expected a day as YYYY-MM-DD`)
  // Not below the checkout, where .gitignore would leave every page out.
  const place = mkdtempSync(join(tmpdir(), 'copydesk-site-'))
  const content = join(place, 'content')
  const folder = join(place, 'site')
  const server = await serveSite(folder)
  const close = async (): Promise<void> => {
    await server.close()
    rmSync(place, {recursive: true, force: true})
  }
  try {
    cpSync(join(root, 'content'), content, {recursive: true, filter: (path) => !/[/\\](?:node_modules|dist)$/u.test(path)})
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'), 'junction')
    const desk = join(content, 'copydesk.yaml')
    const settings = parseDocument(readFileSync(desk, 'utf8'))
    settings.setIn(['site', 'url'], `${server.origin}/`)
    writeFileSync(desk, settings.toString())
    const env = {...process.env, ...(now !== undefined && {SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000)})}
    const {code, output} = await run(process.execPath, ['--conditions=@copydesk/source', join(root, 'tools', 'publish.ts'), content, folder], {env})
    if (code !== 0) throw new Error(`Unexpected failure to build the site:\n${output.trim()}`)
    return {origin: server.origin, folder, close}
  } catch (error) {
    await close()
    throw error
  }
}
