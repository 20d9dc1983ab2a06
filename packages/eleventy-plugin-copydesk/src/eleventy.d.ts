// Eleventy 3.1 ships no types; this is the part of it that publish.ts uses.
declare module '@11ty/eleventy' {
  export class Eleventy {
    constructor(input: string, output: string, options: Readonly<Record<string, unknown>>)
    init(): Promise<void>
    write(): Promise<unknown>
    readonly errorHandler: {once(severity: string, error: Error, message: string): void}
    toJSON(): Promise<readonly {url: string; inputPath: string; outputPath: string; content: string}[]>
    watch(): Promise<(path: string) => Promise<void>>
    readonly watcher: {on(event: 'unlink', listener: (path: string) => void): unknown}
    readonly eleventyServe: {reload(event: {readonly files: readonly string[]; readonly build: {readonly stylesheets: readonly string[]; readonly templates: readonly unknown[]}}): Promise<void>}
    serve(port: number): Promise<void>
    stopWatch(): Promise<unknown>
  }
}
