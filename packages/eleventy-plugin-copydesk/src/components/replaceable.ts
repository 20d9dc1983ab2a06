import type {Source, Term} from 'remark-copydesk'
import type {BoardRow} from '../board.ts'
import {html} from '../html.ts'
import type {Html, HtmlValue} from '../html.ts'
import type {ArticlePage} from '../layouts/article.ts'
import type {Step} from '../outputs/structured-data.ts'
import type {ListedPage} from '../page.ts'
import type {Scored} from '../scored.ts'
import type {Site} from '../site.ts'
import type {Verification} from '../verification.ts'
import type {CompareTableProps} from './compare-table.ts'
import type {FactsProps} from './facts.ts'

/** What each component that a site may replace is drawn from. */
export interface ComponentProps {
  /** The plot of the freshness board. */
  readonly agePlot: readonly BoardRow[]
  /** The API ids of a name. */
  readonly apiIds: Term
  /** The way from names to where they stand side by side. */
  readonly compareLinks: readonly Term[]
  /** Names side by side; the script that compares any names draws the theme’s. */
  readonly compareTable: CompareTableProps
  /** The links to report a mistake and to edit a page. */
  readonly contribute: {readonly title: string; readonly source: string | undefined}
  /** The way from the front page, the page itself last, without the front page. */
  readonly crumbs: readonly Step[]
  /** A page in a list, with the level of its heading, and whether it says by what it was scored. */
  readonly entry: {readonly page: ListedPage; readonly level: 'h3' | 'h4'; readonly rubric: boolean}
  /** Facts on record, with a heading. */
  readonly facts: FactsProps
  /** Where to read on. */
  readonly related: {readonly page: ArticlePage; readonly path: string | undefined}
  readonly score: Scored
  /** Where a statement comes from. */
  readonly source: Source
  /** What to write in place of the wrong forms of a name. */
  readonly termForms: Term
  /** A name, linked where it has a page. */
  readonly termLink: Term
  /** The age of a page and how far to trust it. */
  readonly verificationNote: Verification
}

/** The name of a component that a site may replace. */
export type ComponentName = keyof ComponentProps

/** What a component of a site’s own gets beside its props. */
export interface ComponentContext<Props> {
  readonly site: Site
  /** The theme’s own component; drawn from other props where some are given. */
  original(props?: Props): Html
}

/** A component of a site’s own. A string that it gives is text; markup is what the tag `html` makes. */
export type Component<Props> = (props: Props, context: ComponentContext<Props>) => HtmlValue

/** The components of a site’s own, by name. */
export type Components = {readonly [Name in ComponentName]?: Component<ComponentProps[Name]>}

/** The names of all of them, so that a wrong one gets an answer. */
export const componentNames = Object.keys({
  agePlot: true, apiIds: true, compareLinks: true, compareTable: true, contribute: true, crumbs: true, entry: true, facts: true, related: true, score: true, source: true, termForms: true, termLink: true, verificationNote: true,
} satisfies Record<ComponentName, true>) as ComponentName[]

/** Draws a component: the site’s own where it has one, else the theme’s. */
export function draw<Name extends ComponentName>(name: Name, props: ComponentProps[Name], site: Site, theme: (props: ComponentProps[Name], site: Site) => HtmlValue): Html {
  const own: Component<ComponentProps[Name]> | undefined = site.components[name]
  const original = (other: ComponentProps[Name] = props): Html => html`${theme(other, site)}`
  return own ? html`${own(props, {site, original})}` : original()
}
