import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {UserConfig} from './config-types.ts'
import type {Press} from './press.ts'
import {drawPreview} from './templates.ts'

/**
 * While somebody writes: puts a saved page into the output at once, before Eleventy builds everything
 * anew, and says so by the event `copydesk.shown`. Only a page whose text alone changed and that the
 * theme draws by itself; all else waits for the build, which writes this page too.
 */
export function showSaved(config: UserConfig, press: Press, isOurs: (inputPath: string) => boolean): void {
  let output: string | undefined
  config.on('eleventy.before', ({directories, runMode}) => {
    output = runMode === 'serve' ? directories.output : undefined
    // Each build takes the listeners of this event away.
    config.events.off('eleventy#templateModified', show)
    config.on('eleventy#templateModified', show)
  })

  function show(inputPath: string): void {
    // What a transform of the site’s own would make of it, only a build knows.
    if (output === undefined || !isOurs(inputPath) || Object.keys(config.transforms).some((name) => !name.startsWith('@11ty/'))) return
    const preview = press.preview(inputPath)
    if (!preview) return
    const file = join(output, preview.path.endsWith('/') ? `${preview.path}index.html` : preview.path)
    if (!existsSync(file)) return
    writeFileSync(file, drawPreview(press, preview))
    void config.events.emit('copydesk.shown', inputPath)
  }
}
