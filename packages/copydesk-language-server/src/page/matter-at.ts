import type {DataRole} from '../data/reference-keys.ts'
import type {OpenPage} from './open-page.ts'

/** The YAML of front matter at a place of a page. */
export interface MatterAt {
  readonly role: DataRole
  readonly text: string
  /** Where it begins in the page. */
  readonly start: number
}

/** The front matter that an offset lies in, also while its end is not typed yet; `undefined` elsewhere, and in TOML. */
export function matterAt({document, open: {text}}: OpenPage, offset: number): MatterAt | undefined {
  const {frontMatter, shift} = document
  const role = document.kind === 'decision' ? 'decision' : 'front-matter'
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/u.exec(text)?.[0].length
  if (opening === undefined || offset < opening) return undefined
  if (frontMatter) {
    const end = text.lastIndexOf('---', frontMatter.range[1] + shift)
    return offset <= end ? {role, text: text.slice(opening, end), start: opening} : undefined
  }
  const before = text.slice(opening, offset).split(/\r\n|\r|\n/u)
  // Behind a line between two paragraphs stand words, and no fields.
  if (before.slice(0, -1).some((line) => !/^(?:[\w-]+:|[ \t]+\S|-[ \t]|#)/u.test(line))) return undefined
  const rest = /^[^\r\n]*/u.exec(text.slice(offset))?.[0].length ?? 0
  return {role, text: text.slice(opening, offset + rest), start: opening}
}
