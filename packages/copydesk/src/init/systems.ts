/** A system that publishes Markdown, and how a repository shows that it uses it. */
export interface System {
  readonly name: string
  /** Names of files or folders that only it has. */
  readonly marks: RegExp
  /** Its package. */
  readonly dependency?: string
  /** Folders beside its mark: kind of pages → the folders they may be in, of which the first that has Markdown is taken. */
  readonly content: Readonly<Record<string, readonly string[]>>
  /** Folders beside its mark whose Markdown nobody writes for readers of today. */
  readonly ignore: readonly string[]
  /** Folders of which one must stand beside a mark that others may have too. */
  readonly needs?: readonly string[]
}

/** The systems that `copydesk init` knows; the first that fits a folder is taken. */
export const systems: readonly System[] = [
  {
    name: 'Docusaurus',
    marks: /^docusaurus\.config\.[cm]?[jt]s$/u,
    dependency: '@docusaurus/core',
    content: {guide: ['docs'], post: ['blog'], page: ['src/pages']},
    ignore: ['versioned_docs', 'build'],
  },
  {
    name: 'Astro',
    marks: /^astro\.config\.[cm]?[jt]s$/u,
    dependency: 'astro',
    content: {guide: ['src/content/docs', 'src/content'], page: ['src/pages']},
    ignore: ['dist'],
  },
  {
    name: 'VitePress',
    marks: /^\.vitepress$/u,
    dependency: 'vitepress',
    content: {guide: ['.']},
    ignore: ['public'],
  },
  {
    name: 'Eleventy',
    marks: /^(?:\.eleventy\.[cm]?js|eleventy\.config\.[cm]?[jt]s)$/u,
    dependency: '@11ty/eleventy',
    content: {guide: ['src', 'content', 'docs', 'pages', '.']},
    ignore: ['_site'],
  },
  {
    name: 'Hugo',
    marks: /^(?:hugo\.(?:toml|ya?ml|json)|config\.(?:toml|ya?ml|json)|config)$/u,
    needs: ['archetypes', 'layouts', 'themes'],
    content: {guide: ['content']},
    ignore: ['archetypes', 'themes', 'public', 'resources'],
  },
  {
    name: 'MkDocs',
    marks: /^mkdocs\.ya?ml$/u,
    content: {guide: ['docs']},
    ignore: ['site'],
  },
]

/** Where pages are kept in a repository that no system publishes. */
export const plainFolders = ['docs', 'content', 'guides', 'doc', 'documentation'] as const
