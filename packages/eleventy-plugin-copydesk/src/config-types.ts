/** What Eleventy hands to a template, as far as this package reads it. */
export interface TemplateData {
  readonly page: {readonly inputPath: string; readonly url: string | false}
  readonly content?: string
  readonly [key: string]: unknown
}

/** A JavaScript template, given as an object. */
export interface VirtualTemplate {
  readonly data: Readonly<Record<string, unknown>>
  render(data: TemplateData): string
}

/** The folders of a build, relative to the working directory. */
export interface Directories {
  readonly input: string
  readonly includes: string
  readonly layouts: string | undefined
  readonly output: string
}

/** What `eleventy.before` tells. */
export interface BuildEvent {
  readonly directories: Directories
  readonly runMode: 'build' | 'watch' | 'serve'
  readonly outputMode: 'fs' | 'json' | 'ndjson'
}

/** What `eleventy.after` tells. */
export interface FinishedBuild extends BuildEvent {
  readonly results: readonly {readonly outputPath: string | false}[]
}

/** A front matter engine as gray-matter takes it. */
export type FrontMatterEngine = ((text: string, context?: {filePath?: string}) => unknown) | {parse(text: string, context?: {filePath?: string}): unknown}

/** The part of Eleventy’s configuration that this package uses; Eleventy 3.1 ships no types of its own. */
export interface UserConfig {
  readonly directories: Directories
  readonly events: {emit(event: 'copydesk.shown', inputPath: string): Promise<unknown>; off(event: 'eleventy#templateModified', listener: (inputPath: string) => void): unknown}
  readonly transforms: Readonly<Record<string, unknown>>
  readonly frontMatterParsingOptions: {readonly engines?: Readonly<Record<string, FrontMatterEngine | undefined>>}
  readonly ignores: {add(glob: string): unknown}
  readonly watchIgnores: {add(glob: string): unknown}
  versionCheck(range: string): void
  addExtension(extension: string, options: {readonly key: string}): void
  addGlobalData(name: string, data: unknown): void
  addPreprocessor(
    name: string,
    extensions: string,
    callback: (this: {inputPath: string}, data: Record<string, unknown>, content: string) => false | string | undefined,
  ): void
  addTemplateFormats(format: string): void
  addTemplate(path: string, template: VirtualTemplate): void
  addWatchTarget(path: string): void
  getFilter(name: string): unknown
  on(event: 'eleventy.before', listener: (event: BuildEvent) => void | Promise<void>): void
  on(event: 'eleventy.after', listener: (event: FinishedBuild) => void | Promise<void>): void
  on(event: 'eleventy#templateModified' | 'copydesk.shown', listener: (inputPath: string) => void): void
  on(event: 'eleventy.contentMap', listener: (map: {inputPathToUrl: Readonly<Record<string, readonly string[]>>}) => void): void
  setFrontMatterParsingOptions(options: {engines: Record<string, FrontMatterEngine>}): void
  setLibrary(name: 'md', library: {render(text: string, data?: TemplateData): string}): void
  setChokidarConfig(options: Readonly<Record<string, unknown>>): void
  setUseTemplateCache(use: boolean): void
  setWatchThrottleWaitTime(milliseconds: number): void
  setServerOptions(options: Readonly<Record<string, unknown>>): void
}
