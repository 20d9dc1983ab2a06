import {addDays} from 'remark-copydesk'
import {contentSecurityPolicy} from '../content-security-policy.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {headLinks} from '../outputs/head-links.ts'
import {breadcrumbs, structuredData} from '../outputs/structured-data.ts'
import type {Step, Thing} from '../outputs/structured-data.ts'
import type {Place, Site} from '../site.ts'
import type {Asset} from '../theme.ts'
import {crumbs} from '../components/crumbs.ts'
import {time} from '../components/time.ts'
import {wordTemplates} from '../components/words.ts'

/** What differs from page to page around the text. */
export interface ShellProps {
  readonly title: string
  readonly description?: string | undefined
  readonly kind: string
  /** Where in the site it stands, for the navigation. */
  readonly here?: 'home' | 'names' | 'compare' | 'choose' | 'manual' | Place
  /** Where it stands, without the path prefix. */
  readonly path?: string | undefined
  /** The way to it from the front page, itself last. */
  readonly steps?: readonly Step[]
  /** What it says of itself to machines. */
  readonly things?: readonly Thing[]
  /** Scripts of this page alone; it reads without them. */
  readonly scripts?: readonly Asset[]
  /** A style sheet of this page alone. */
  readonly stylesheet?: Asset
  /** Its Content-Security-Policy, where it is not that of every page. */
  readonly policy?: string
  readonly body: Html
}

/** After how many days a build says its age. */
const oldDays = 30

/** The document around every page. */
export function shell(site: Site, {title, description, kind, here, path, steps = [], things = [], scripts = [], stylesheet, policy = contentSecurityPolicy, body}: ShellProps): string {
  const {strings} = site
  const current = (place: ShellProps['here']): Html | false => here === place && html` aria-current="page"`
  return String(html`<!doctype html>
<html lang="${site.language}" dir="${site.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site.name ? title : `${title} · ${site.name}`}</title>
${description && html`<meta name="description" content="${description}">`}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${site.url(site.theme.icon.path)}" type="image/svg+xml">
<link rel="stylesheet" href="${site.url(site.theme.stylesheet.path)}">
${stylesheet && html`<link rel="stylesheet" href="${site.url(stylesheet.path)}">`}
${site.stylesheets.map((sheet) => html`<link rel="stylesheet" href="${site.url(sheet)}">`)}
${site.theme.script && html`<script src="${site.url(site.theme.script.path)}" defer></script>
`}${scripts.map((script) => html`<script type="module" src="${site.url(script.path)}"></script>
`)}${headLinks(site, path)}${structuredData(steps.length > 0 ? [...things, breadcrumbs(site, steps)] : things)}
</head>
<body class="is-${kind}">
<a class="skip" href="#page:text">${strings.skip}</a>
<header class="masthead">
<a class="brand" href="${site.url('/')}"${current('home')}>${site.name}</a>
<nav aria-label="${strings.siteNavigation}"><ul>
<li><a href="${site.url('/')}"${current('home')}>${strings.home}</a></li>
${site.hasTerms && html`<li><a href="${site.url(site.termsPath)}"${current('names')}>${strings.names}</a></li>`}
${site.comparePath !== undefined && html`<li><a href="${site.url(site.comparePath)}"${current('compare')}>${strings.compare}</a></li>`}
${site.choosePath !== undefined && html`<li><a href="${site.url(site.choosePath)}"${current('choose')}>${strings.choose}</a></li>`}
${site.manual && html`<li><a href="${site.url(site.manual.path)}"${current('manual')}>${site.manual.title}</a></li>`}
${placeLink(site, 'search', here)}
</ul></nav>
</header>
<main id="page:text" tabindex="-1">
${steps.length > 0 && crumbs(site, steps)}
${body}
</main>
<footer class="colophon">
<p>${site.name}</p>
${placesNavigation(site, here)}<p>${strings.footer(time(site.today, strings))}</p>
${site.theme.script && html`<p class="old-build" hidden data-from="${addDays(site.today, oldDays)}">${strings.oldBuild(html`<span data-age="${site.today}">${oldDays}</span>`)}</p>`}
</footer>
${site.theme.script && wordTemplates(String(body), strings)}</body>
</html>
`)
}

const places: readonly Place[] = ['playground', 'freshness', 'methodology', 'corrections']

/** The pages about the desk itself, those that there are. */
function placesNavigation(site: Site, here: ShellProps['here']): Html | false {
  const links = places.flatMap((name) => placeLink(site, name, here) || [])
  return links.length > 0 && html`<nav aria-label="${site.strings.aboutThis}"><ul>${links}</ul></nav>
`
}

function placeLink({places: paths, published, strings, url}: Site, name: Place, here: ShellProps['here']): Html | false {
  const path = paths[name]
  return path !== false && published.has(path) && html`<li><a href="${url(path)}"${here === name && html` aria-current="page"`}>${strings[name]}</a></li>`
}
