import {stringify} from 'yaml'

/** A generated page of the site’s docs: front matter, the notice, the heading, the text in blocks. */
export function sitePage({title, description, notice}: {readonly title: string; readonly description: string; readonly notice: string}, blocks: readonly string[]): string {
  const matter = stringify({title, description: description.replaceAll('`', '')}, {lineWidth: 0})
  return `---\n${matter}---\n\n${[notice, `# ${title}`, ...blocks].join('\n\n')}\n`
}
