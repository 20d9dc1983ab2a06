import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {scriptsFolder} from './scripts.ts'

/** A file of the theme, at an address that changes with its content. */
export interface Asset {
  readonly path: string
  readonly text: string
}

/** What one page loads beside the theme. */
export interface PageAssets {
  readonly stylesheet: Asset
  readonly script: Asset
}

/** The files that pages link to. */
export interface Theme {
  readonly stylesheet: Asset
  readonly icon: Asset
  /** What compares the ages in a page with the reader’s day; `undefined` where the site goes without. */
  readonly script: Asset | undefined
  /** What builds a comparison in the browser; only the page to compare at links to it. */
  readonly compareScript: Asset
  /** What asks the questions of a chooser one by one; only choosers load it. */
  readonly chooserScript: Asset
  readonly search: PageAssets
  readonly playground: PageAssets & {readonly worker: Asset}
}

/** Reads the theme that this package ships. */
export function readTheme(hasScript: boolean): Theme {
  const file = (name: string): Asset => asset(name, readFileSync(new URL(`../theme/${name}`, import.meta.url), 'utf8'))
  const scripts = scriptsFolder()
  const script = (name: string): Asset => asset(name, readFileSync(join(scripts, name), 'utf8'))
  return {
    stylesheet: file('copydesk.css'),
    icon: file('icon.svg'),
    script: hasScript ? file('ages.js') : undefined,
    compareScript: file('compare.js'),
    chooserScript: file('chooser.js'),
    search: {stylesheet: file('search.css'), script: script('search.js')},
    playground: {stylesheet: file('playground.css'), script: script('playground.js'), worker: script('playground-worker.js')},
  }
}

/** A file at an address that changes with its text. */
export function asset(name: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return {path: `/assets/${name.replace('.', `-${hash}.`)}`, text}
}
