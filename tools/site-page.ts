import {stringify} from 'yaml'
import {madeFrom} from './markdown.ts'

/** A generated page of the site’s docs: front matter with what it was made from, the heading, the text in blocks. */
export function sitePage({title, description, source}: {readonly title: string; readonly description: string; readonly source: string}, blocks: readonly string[]): string {
  const matter = stringify({title, description: description.replaceAll('`', '')}, {lineWidth: 0})
  return `---\n# ${madeFrom(source)}\n${matter}---\n\n${[`# ${title}`, ...blocks].join('\n\n')}\n`
}
