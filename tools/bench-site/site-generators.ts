import {mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {installOnDemand} from '../on-demand.ts'
import {root} from '../process.ts'
import {writeDesk, writePages} from './make-pages.ts'
import type {MadePage} from './make-pages.ts'

/** A program that makes a site of the generated pages. */
export interface Generator {
  readonly name: string
  /** Arguments of Node. */
  readonly command: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** What a build leaves and the next one must not find. */
  readonly clean: readonly string[]
}

/** The day of the build: the pages are fresh on it, so that no finding is printed a thousand times. */
const now = '2026-04-22'

/** Our own: the lint, the whole theme and everything for machines. */
export function copydeskSite(place: string, pages: readonly MadePage[]): Generator {
  const folder = join(place, 'copydesk')
  writePages(join(folder, 'content'), pages)
  writeDesk(join(folder, 'content'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    name: 'Copydesk',
    command: ['--conditions=@copydesk/source', join(root, 'tools', 'publish.ts'), 'content', 'site'],
    cwd: folder,
    env: {SOURCE_DATE_EPOCH: String(Date.parse(now) / 1000)},
    clean: [join(folder, 'site')],
  }
}

/** Eleventy with its own markdown-it, and one layout of one line. */
export function bareEleventySite(place: string, pages: readonly MadePage[]): Generator {
  const folder = join(place, 'eleventy')
  writePages(folder, pages)
  mkdirSync(join(folder, '_includes'))
  writeFileSync(join(folder, '_includes', 'page.njk'), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>\n')
  writeFileSync(join(folder, 'guides', 'guides.json'), '{"layout": "page.njk"}\n')
  const eleventy = dirname(createRequire(join(root, 'packages/eleventy-plugin-copydesk/package.json')).resolve('@11ty/eleventy'))
  return {name: 'Eleventy', command: [join(eleventy, '..', 'cmd.cjs'), '--quiet'], cwd: folder, env: {}, clean: [join(folder, '_site')]}
}

/** Astro with its theme for documentation, without search: the others make no index either. */
export async function starlightSite(pages: readonly MadePage[]): Promise<Generator> {
  const dependencies = {astro: '7.3.5', '@astrojs/starlight': '0.42.4'}
  const packages = await installOnDemand(dependencies)
  // Below the packages, not linked to them: Astro’s compiler loses what it finds through a link.
  const folder = join(packages, 'site')
  rmSync(folder, {recursive: true, force: true})
  writePages(join(folder, 'src', 'content', 'docs'), pages)
  // Without them named here Astro leaves the theme to Node, which knows no `astro:` modules.
  writeFileSync(join(folder, 'package.json'), JSON.stringify({type: 'module', private: true, dependencies}))
  writeFileSync(join(folder, 'astro.config.mjs'), "import {defineConfig} from 'astro/config'\nimport starlight from '@astrojs/starlight'\nexport default defineConfig({site: 'https://example.com', integrations: [starlight({title: 'Bench', pagefind: false})]})\n")
  writeFileSync(join(folder, 'src', 'content.config.ts'), "import {defineCollection} from 'astro:content'\nimport {docsLoader} from '@astrojs/starlight/loaders'\nimport {docsSchema} from '@astrojs/starlight/schema'\nexport const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})}\n")
  return {
    name: 'Starlight',
    command: [join(packages, 'node_modules/astro/bin/astro.mjs'), 'build'],
    cwd: folder,
    env: {ASTRO_TELEMETRY_DISABLED: '1'},
    clean: [join(folder, 'dist'), join(folder, '.astro')],
  }
}
