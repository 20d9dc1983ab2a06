import type {Chooser, ChooserQuestion, Recommendation} from 'remark-copydesk'
import {questionsInOrder, sectionOf, targetsOf} from '../chooser-steps.ts'
import {entry} from '../components/entry.ts'
import {ground} from '../components/ground.ts'
import {inlineCode} from '../components/inline-code.ts'
import {termLink} from '../components/term-link.ts'
import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {withoutCode} from '../outputs/plain-text.ts'
import type {Step} from '../outputs/structured-data.ts'
import type {Site} from '../site.ts'
import {shell} from './shell.ts'

/** Questions that lead to a page. Every answer is a link within it; a script of its own asks them one by one. */
export function chooser(site: Site, one: Chooser): string {
  const {strings} = site
  const questions = questionsInOrder(one)
  const path = site.chooserPath(one)
  const title = withoutCode(one.title)
  const first = `question-${one.first}`
  const body = html`<article class="article"><header class="article-head"><h1 id="page:title">${inlineCode(one.title)}</h1>${one.lead !== undefined && html`<p class="lead">${inlineCode(one.lead)}</p>`}</header>
<script src="${site.url(site.theme.chooserScript.path)}"></script>
<div class="prose prose-wide" data-chooser>
<p role="status" data-odd="${strings.oddAnswer}"></p>
${questions.map((question, index) => questionSection(question, index + 1, {site, chooser: one, questions}))}
${one.recommendations.map((recommendation) => recommendationSection(recommendation, first, site))}
<section class="given" hidden><div><h2 id="page:answers">${strings.yourAnswers}</h2>
<ol></ol></div>
<template><a>${strings.changeAnswer} <span class="sr-only"></span></a></template>
<p><a href="#${first}">${strings.allQuestions}</a></p></section>
</div></article>`
  const steps: readonly Step[] = [...(site.choosers.length > 1 ? [[strings.choosers, site.choosePath ?? path] as const] : []), [title, path]]
  return shell(site, {title, description: one.lead && withoutCode(one.lead), kind: 'chooser', here: 'choose', path, steps, body})
}

function questionSection({id, ask, note, answers}: ChooserQuestion, number: number, {site: {strings}, chooser: {recommendations}, questions}: {site: Site; chooser: Chooser; questions: readonly ChooserQuestion[]}): Html {
  return html`<section class="step" id="question-${id}" data-question="${id}" aria-labelledby="page:question-${id}">
<p class="kicker">${strings.questionNumber(number)}</p>
<h2 id="page:question-${id}">${inlineCode(ask)}</h2>
${note !== undefined && html`<p class="section-lead">${inlineCode(note)}</p>`}
<ul class="answers plain">${answers.map((answer) => {
  const target = sectionOf(answer)
  const next = questions.findIndex((question) => question.id === answer.next) + 1
  const leads = next > 0 ? strings.goOnTo(next) : inlineCode(recommendations.find(({id}) => id === answer.recommend)?.title ?? '')
  return html`<li><a href="#${target}" data-leads="${target}" data-answer="${answer.id}"><span>${inlineCode(answer.text)}</span> <span class="aside">${leads}</span></a></li>`
})}</ul>
</section>
`
}

function recommendationSection(recommendation: Recommendation, first: string, site: Site): Html {
  const {strings, desk} = site
  const {id, title, reasons} = recommendation
  const {page, term} = targetsOf(recommendation, site)
  const facts = recommendation.facts.flatMap((fact) => desk.facts.get(fact) ?? [])
  return html`<section class="step" id="recommendation-${id}" aria-labelledby="page:recommendation-${id}">
<p class="kicker">${strings.recommendation}</p>
<h2 id="page:recommendation-${id}">${inlineCode(title)}</h2>
${page && html`<ul class="entries">${entry(page, site)}</ul>`}
${term && html`<p>${strings.nameBehind} ${termLink(term, site)} <span class="aside">(${desk.layers.get(term.layer)?.label})</span></p>`}
<h3>${strings.reasons}</h3>
<ul>${reasons.map((reason) => html`<li>${inlineCode(reason)}</li>`)}</ul>
<h3>${strings.ground}</h3>
${facts.length === 0 ? html`<p>${strings.noGround}</p>` : ground(facts, site)}
<p><a href="#${first}" data-leads="${first}">${strings.startAgain}</a></p>
</section>
`
}
