import {dirname, join, resolve} from 'node:path'
import {parseYamlSource} from 'remark-copydesk'
import {DeskError, findConfig, loadDesk} from 'remark-copydesk/node'
import type {LoadedDesk} from 'remark-copydesk/node'
import {addOutputs, addTwins} from './add-outputs.ts'
import type {FrontMatterEngine, TemplateData, UserConfig} from './config-types.ts'
import {shownPath} from './finding-text.ts'
import {Leftovers} from './leftovers.ts'
import {readOptions} from './options.ts'
import type {CopydeskPublisherOptions} from './options.ts'
import {checkFrontMatter, checkPermalink} from './page-settings.ts'
import {Press} from './press.ts'
import {ignoreOthers} from './collections/ignore-others.ts'
import {LateIndex, whyNoIndex, writeIndex} from './search-index.ts'
import {shareOf} from './share.ts'
import {showSaved} from './show-saved.ts'
import {addCollections, addLayouts, addPages} from './templates.ts'
import {readTheme} from './theme.ts'

export type {CopydeskPublisherOptions} from './options.ts'
export type {UserConfig} from './config-types.ts'
export {LintError} from './press.ts'
export {html, raw} from './html.ts'
export type {Html, HtmlValue} from './html.ts'
export type {Component, ComponentContext, ComponentName, ComponentProps, Components} from './components/replaceable.ts'
export type {Site} from './site.ts'
export {english} from './strings.ts'
export type {Strings} from './strings.ts'

/**
 * The Eleventy plugin: lints a content folder that has a `copydesk.yaml`, and publishes it when it has
 * no errors.
 *
 * @throws {TypeError} where options are wrong or there is no `copydesk.yaml`.
 */
export default function copydesk(config: UserConfig, options?: CopydeskPublisherOptions): void {
  config.versionCheck('>=3.1')
  const settings = readOptions(options)
  const {input} = config.directories
  const configPath = settings.config === undefined ? findConfig(input) : resolve(settings.config)
  if (configPath === undefined) throw new TypeError(`Unexpected folder \`${input}\` without a \`copydesk.yaml\`, expected one in it or above`)
  const theme = readTheme(settings.script)
  const desk = peek(configPath)
  const share = shareOf(config)
  const press = new Press({
    configPath,
    loaded: desk.loaded,
    options: settings,
    theme,
    share,
    input,
    url: config.getFilter('url') as (path: string) => string,
    print: (text) => console.error(text),
  })

  if (share.kind !== 'whole') {
    share.press = press
    if (desk.loaded) ignoreOthers(config, share, desk.loaded)
  }
  config.on('eleventy.before', (event) => press.start(event))
  const leftovers = new Leftovers()
  config.on('eleventy.after', (event) => leftovers.remove(event))
  if (settings.pages.search !== false) addSearch(config, press, share.kind === 'whole')
  config.on('eleventy.contentMap', ({inputPathToUrl}) => press.map(inputPathToUrl))
  // Folders, so that a new file counts too; the input folder itself is Eleventy’s to watch.
  const folders = desk.files.map((file) => dirname(file)).filter((folder) => folder !== dirname(configPath))
  const ignoreFiles = [dirname(configPath), input].flatMap((folder) => ['.gitignore', '.copydeskignore'].map((name) => join(folder, name)))
  for (const path of new Set([...desk.files, ...folders, ...ignoreFiles.map((path) => resolve(path))])) config.addWatchTarget(shownPath(path))
  for (const glob of desk.ignore) config.ignores.add(`${input}${glob}`)

  const layouts = new Map<string, unknown>()
  setMarkdown(config, press, layouts)
  config.addGlobalData('copydesk', () => ({terms: press.terms, listings: press.listings, comparisons: press.comparisons, choosers: press.choosers, collections: press.collections}))
  config.addGlobalData('eleventyComputed.copydesk.page', () => ({page}: TemplateData) => press.page(page.inputPath))
  const drawn = addLayouts(config, press, desk.kinds)
  showSaved(config, press, (inputPath) => {
    const name = press.page(inputPath)?.kind ?? 'page'
    return drawn.has(name) && layouts.get(resolve(inputPath)) === `copydesk/${name}`
  })
  addCollections(config)
  if (settings.outputs.markdown) addTwins(config, press)
  if (share.kind === 'collection') return
  addPages(config, press, settings, theme)
  addOutputs(config, press, settings, (text) => console.error(text))
}

/** The index is made of what was written: with the build, and while somebody writes after a pause. That of parts is made when they are joined. */
function addSearch(config: UserConfig, press: Press, isWhole: boolean): void {
  const late = new LateIndex()
  let missing: Promise<string | undefined> | undefined
  config.on('eleventy.before', async () => {
    const isFirst = missing === undefined
    missing ??= whyNoIndex()
    const why = await missing
    press.canSearch = why === undefined
    if (isFirst && why !== undefined) console.error(`Left out the search: Pagefind does not run here. ${why}`)
  })
  config.on('eleventy.after', async ({runMode, outputMode, directories}) => {
    if (!isWhole || !press.canSearch || outputMode !== 'fs') return
    if (runMode === 'build') await writeIndex(press.site, directories.output)
    else late.ask(() => press.site, directories.output, (text) => console.error(text))
  })
}

/** What must be known before the first build; a desk with errors is reported by that build. */
function peek(configPath: string): {loaded?: LoadedDesk; files: readonly string[]; kinds: readonly string[]; ignore: readonly string[]} {
  try {
    const loaded = loadDesk(configPath)
    const {desk, files} = loaded
    return {loaded, files, kinds: Object.keys(desk.config.kinds), ignore: desk.config.ignore}
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return {files: [configPath], kinds: ['guide', 'decision'], ignore: []}
  }
}

/** `layouts` takes in the layout of each page, by its absolute path. */
function setMarkdown(config: UserConfig, press: Press, layouts: Map<string, unknown>): void {
  config.setLibrary('md', {render: (text, data) => press.render(text, data?.page.inputPath)})
  config.addTemplateFormats('markdown')
  config.addExtension('markdown', {key: 'md'})
  config.addPreprocessor('copydesk', 'md,markdown', function layOut(data) {
    if (press.leavesOut(this.inputPath)) return false
    // Liquid would read braces in prose; this setting of Eleventy’s cannot be made by a plugin elsewhere.
    data['templateEngineOverride'] = 'md'
    const page = press.page(this.inputPath)
    if (!page) return undefined
    data['layout'] ??= `copydesk/${page.kind ?? 'page'}`
    layouts.set(page.file, data['layout'])
    checkPermalink(data['permalink'], this.inputPath)
    return undefined
  })
  const {engines = {}} = config.frontMatterParsingOptions
  const forTemplates = (engine: FrontMatterEngine | undefined): FrontMatterEngine => ({
    parse(text, context) {
      // Markdown is data: what a stranger writes there must never run.
      if (/\.(?:md|markdown)$/u.test(context?.filePath ?? '')) throw new TypeError(`Unexpected front matter in another language in ${context?.filePath}, expected YAML`)
      return typeof engine === 'function' ? engine(text, context) : engine?.parse(text, context)
    },
  })
  config.setFrontMatterParsingOptions({
    engines: {
      // The core’s YAML, in which a date stays the text it is.
      yaml: {
        parse(text, context) {
          const value = parseYamlSource({path: '', text}).source.value ?? {}
          checkFrontMatter(value, context?.filePath ?? '')
          return value
        },
      },
      json: forTemplates(engines['json'] ?? ((text) => JSON.parse(text))),
      javascript: forTemplates(engines['javascript']),
      jsLegacy: forTemplates(engines['jsLegacy']),
    },
  })
}
