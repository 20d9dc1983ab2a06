import {extname} from 'node:path'

/** Words by which a map could reach into JavaScript itself, where Eleventy merges one into another. */
const machinery: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Settings by which Eleventy would run a template language or make other pages. */
const programs: ReadonlySet<string> = new Set(['pagination', 'templateEngineOverride', 'dynamicPermalink', 'eleventyDataSchema', 'copydesk'])

/**
 * Checks the front matter of a file. That of Markdown is data, which strangers write: nothing in it may run.
 *
 * @throws {TypeError} that names the key and the file.
 */
export function checkFrontMatter(value: unknown, file: string): void {
  const refuse = (key: string): never => {
    throw new TypeError(`Unexpected key \`${key}\` in the front matter of ${file}, expected data: what Eleventy is to compute belongs in a template or a data file`)
  }
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, inside] of Object.entries(part)) {
      if (machinery.has(key.replace(/^override:/u, ''))) refuse(key)
      walk(inside)
    }
  }
  walk(value)
  if (!isMarkdownFile(file) || typeof value !== 'object' || value === null) return
  for (const [key, inside] of Object.entries(value)) {
    if (programs.has(key) || key.startsWith('override:') || key.startsWith('eleventyComputed')) refuse(key)
    if (key === 'layout' && !(typeof inside === 'string' && /^[\w-]+(?:\/[\w-]+)*(?:\.\w+)*$/u.test(inside))) throw new TypeError(`Unexpected layout ${JSON.stringify(inside)} of ${file}, expected the name of one in the folder of layouts`)
  }
}

/**
 * Checks where a page of Markdown asks to stand.
 *
 * @throws {TypeError} where that is no page of the site.
 */
export function checkPermalink(permalink: unknown, file: string): void {
  if (permalink === undefined || permalink === false || typeof permalink === 'function') return
  if (typeof permalink === 'string' && isAddress(permalink)) return
  throw new TypeError(`Unexpected permalink \`${typeof permalink === 'string' ? permalink : JSON.stringify(permalink)}\` of ${file}, expected one inside the site that ends in / or .html, of letters, digits and - _ . ~`)
}

function isAddress(permalink: string): boolean {
  return /^(?:[\p{L}\p{M}\p{N}/_.~-]*\/|[\p{L}\p{M}\p{N}/_.~-]+\.html)$/u.test(permalink) && !permalink.includes('//') && !permalink.split('/').some((part) => part.startsWith('.'))
}

/** Why no page can be published from a file of this name, which becomes its address; `undefined` where one can. */
export function wrongFileName(path: string): string | undefined {
  return /[\p{C}\u2028\u2029"#%<>?\\`{|}]/u.test(path) ? `Unexpected file name ${JSON.stringify(path)}, expected none of " # % < > ? \\ \` { | } in it: the name becomes an address` : undefined
}

function isMarkdownFile(file: string): boolean {
  return extname(file) === '.md' || extname(file) === '.markdown'
}
