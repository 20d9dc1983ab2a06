import type {Edition} from './edition.ts'
import {matterOf} from './edition.ts'
import type {Rendered} from './markdown.ts'
import type {Page} from './page.ts'

/**
 * Keeps what was rendered from build to build while somebody writes. A page is rendered again where it
 * changed, and every page where something changed that others may show: the desk, the day, a page’s front
 * matter, an address, or which names have a page.
 */
export class Renderer {
  readonly #kept = new Map<string, {readonly page: Page | undefined; readonly rendered: Rendered}>()
  #edition: Edition | undefined
  #places = ''

  /** Begins a build of an edition. */
  start(edition: Edition): void {
    const before = this.#edition
    this.#edition = edition
    const isSame = before?.desk === edition.desk && before.today === edition.today && before.pages.size === edition.pages.size &&
      Array.from(edition.pages).every(([file, page]) => {
        const known = before.pages.get(file)
        return known === page || (known !== undefined && matterOf(known) === matterOf(page))
      })
    if (!isSame) this.#kept.clear()
  }

  /** Takes in what the addresses of this build are: anything that prints as JSON. */
  place(places: unknown): void {
    const text = JSON.stringify(places)
    if (text !== this.#places) this.#kept.clear()
    this.#places = text
  }

  /** What a page was rendered to, made now where it must be. */
  keep(page: Page, render: () => Rendered): Rendered {
    const known = this.#kept.get(page.file)
    if (known?.page === page) return known.rendered
    const rendered = render()
    this.#kept.set(page.file, {page, rendered})
    return rendered
  }

  /** Takes in what a text was rendered to that is no page, and is kept for this build alone. */
  set(file: string, rendered: Rendered): void {
    this.#kept.set(file, {page: undefined, rendered})
  }

  get(file: string): Rendered | undefined {
    return this.#kept.get(file)?.rendered
  }
}
