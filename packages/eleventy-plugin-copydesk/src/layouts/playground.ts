import {inlineCode} from '../components/inline-code.ts'
import {deskExamples} from '../desk-examples.ts'
import type {DeskExample} from '../desk-examples.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** So many sentences are a text that shows what this is. */
const mostToStart = 4
/** So many show what the desk knows; the rest stand with their names. */
export const mostShown = 12

/** A text of the reader’s own, checked in the browser by this site’s desk; without script the desk’s examples. */
export function playground(site: Site, path: string): string {
  const {strings, theme} = site
  const examples = deskExamples(site)
  const start = strings.playgroundExample || examples.slice(0, mostToStart).map(({text}) => text).join('\n\n')
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${strings.playground}</h1><p class="lead">${strings.playgroundLead}</p></header>
<p class="playground-note without-script">${strings.playgroundNeedsScript}</p>
<div class="playground" id="page:playground" data-worker="${site.url(theme.playground.worker.path)}" data-desk="${site.url(site.deskRecord.path)}"${words(site)}>
<div class="playground-text">
<p class="playground-label"><label for="page:source">${strings.yourText}</label></p>
<div class="editor"><div class="editor-marks" id="page:marks" aria-hidden="true">${start}
</div><textarea id="page:source" spellcheck="false" autocapitalize="none" autocomplete="off" aria-describedby="page:private">
${start}</textarea></div>
<p class="playground-private" id="page:private">${strings.playgroundPrivate}</p>
<p class="playground-tools"><button type="button" id="page:share">${strings.copyLink}</button> <button type="button" id="page:restart">${strings.backToExample}</button></p>
<p class="playground-private" id="page:shared" role="status"></p>
</div>
<section class="playground-findings" aria-labelledby="page:findings"><h2 id="page:findings" tabindex="-1">${strings.findings}</h2>
<p id="page:count" role="status">${strings.checking}</p>
<ol class="plain" id="page:list" aria-busy="true"></ol></section>
</div>
${examples.length > 0 && html`<section class="playground-examples" aria-labelledby="page:examples"><h2 id="page:examples">${strings.deskExamples}</h2><ul class="plain">
${examples.slice(0, mostShown).map((example) => shown(example, site))}</ul></section>`}
</article>`
  return shell(site, {title: strings.playground, description: strings.playgroundLead, kind: 'playground', here: 'playground', path, steps: [[strings.playground, path]], stylesheet: theme.playground.stylesheet, scripts: [theme.playground.script], body})
}

/** The words that the script needs. */
function words({strings}: Site): Html {
  const attributes = {
    count: strings.findingCount('{count}'),
    first: strings.firstFindings('{shown}', '{count}'),
    place: strings.findingPlace('{line}', '{column}'),
    error: strings.severities.error,
    warning: strings.severities.warning,
    replace: strings.replaceWith('{text}'),
    remove: strings.remove,
    copied: strings.linkCopied,
    inAddress: strings.linkInAddress,
    failed: strings.playgroundFailed,
    checking: strings.checking,
  }
  return html`${Object.entries(attributes).map(([name, text]) => html` data-${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}="${text}"`)}`
}

function shown({text, say, findings}: DeskExample, {strings}: Site): Html {
  return html`<li><p><s>${inlineCode(text)}</s></p>
${findings.map(({severity, rule, message}) => html`<p class="finding-message"><strong data-severity="${severity}">${strings.severities[severity]}</strong> ${inlineCode(message)} <code>${rule}</code></p>`)}
<p><span class="aside">${strings.say}</span> ${inlineCode(say)}</p></li>
`
}
