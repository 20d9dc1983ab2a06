import type {Site} from './find-sites.ts'
import type {FrontMatterProposal} from './propose-front-matter.ts'

/** What a `copydesk.yaml` is made of. */
export interface ConfigParts {
  readonly sites: readonly Site[]
  readonly ignore: readonly string[]
  readonly registry: readonly string[]
  readonly frontMatter: FrontMatterProposal
  readonly baseline?: string
}

/** The text of the `copydesk.yaml` that is proposed. */
export function formatConfig({sites, ignore, registry, frontMatter, baseline}: ConfigParts): string {
  const kinds = Map.groupBy(sites.flatMap((site) => site.kinds), ({kind}) => kind)
  const left = [...new Set([...sites.flatMap((site) => site.ignore), ...ignore])]
  return [
    '# The desk of these pages. All that it may say: https://www.npmjs.com/package/remark-copydesk',
    '# Packages and folders with names; later ones win.',
    list('registry', registry),
    ...(kinds.size > 0 ? [
      '# Kinds of pages by their files. A page of no kind gets the rules of names only.',
      'kinds:',
      ...Array.from(kinds, ([kind, parts]) => `  ${kind}: [${[...new Set(parts.map(globOf))].map(quote).join(', ')}]`),
      '# Their front matter stays as it is: our field → their keys. What is not `required` is not demanded.',
      ...formatMap(frontMatter),
    ] : []),
    ...(left.length > 0 ? ['# Files that are no pages.', list('ignore', left)] : []),
    ...(baseline === undefined ? [] : ['# What stood here before: `copydesk lint` reports only what is new.', `baseline: ${quote(baseline)}`]),
    '',
  ].join('\n')
}

function globOf({folder, files}: Site['kinds'][number]): string {
  const endings = [...new Set(files.map((file) => /[^.]+$/u.exec(file)?.[0] ?? 'md'))].toSorted()
  return `${folder === '' ? '' : `${folder}/`}**/*.${endings.length === 1 ? endings[0] : `{${endings.join(',')}}`}`
}

function formatMap(map: FrontMatterProposal): string[] {
  const entries = Object.entries(map)
  return entries.length === 0 ? ['front-matter: {}'] : ['front-matter:', ...entries.map(([field, keys]) => `  ${field}: [${keys.map(quote).join(', ')}]${keys.length === 0 ? ' # another field of theirs' : ''}`)]
}

function list(key: string, entries: readonly string[]): string {
  return entries.length === 0 ? `${key}: []` : [`${key}:`, ...entries.map((entry) => `  - ${quote(entry)}`)].join('\n')
}

function quote(text: string): string {
  return /^[A-Za-z./_][\w./*-]*$/u.test(text) ? text : JSON.stringify(text)
}

/** A registry of one’s own, to begin with. */
export const firstRegistry = `# The names of your products, and what is known of them.
layers:
  - {id: app, label: app}
  - {id: model, label: model or API}
vendors: []
#  - {id: quill, name: Quill}
terms: []
#  - id: quill-desk
#    name: Quill Desk            # as its maker writes it
#    layer: app
#    vendor: quill
#    short: [QDesk]              # right as well
#    variants: [Quill Writer]    # wrong: \`copydesk fix\` writes the name
`
