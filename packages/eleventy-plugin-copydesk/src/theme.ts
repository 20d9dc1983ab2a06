import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'

/** A file of the theme, at an address that changes with its content. */
export interface Asset {
  readonly path: string
  readonly text: string
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
}

/** Reads the theme that this package ships. */
export function readTheme(hasScript: boolean): Theme {
  return {
    stylesheet: readAsset('copydesk.css'),
    icon: readAsset('icon.svg'),
    script: hasScript ? readAsset('ages.js') : undefined,
    compareScript: readAsset('compare.js'),
    chooserScript: readAsset('chooser.js'),
  }
}

function readAsset(name: string): Asset {
  const text = readFileSync(new URL(`../theme/${name}`, import.meta.url), 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10)
  return {path: `/assets/${name.replace('.', `-${hash}.`)}`, text}
}
