import type {SiteManual} from '../manual.ts'
import type {Site} from '../site.ts'
import {blocks, inline} from './markdown-twin.ts'

/** The pages of the manual, as Markdown. */
export function manualTwin(site: Site, {title, description, path, groups}: SiteManual): string {
  return blocks([
    `# ${inline(title)}`,
    description !== undefined && `> ${inline(description)}`,
    site.strings.pageFor(`<${site.address(path)}>`),
    ...groups.flatMap((group) => [
      `## ${inline(group.title)}`,
      group.description !== undefined && inline(group.description),
      group.pages.map((page) => `- [${inline(page.title)}](${site.address(site.pagePath(page) ?? path)})${page.description === undefined ? '' : `: ${inline(page.description)}`}`).join('\n'),
    ]),
  ])
}
