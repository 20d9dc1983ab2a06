import {parse} from 'node:path'
import {pageFrontMatter} from 'remark-copydesk'
import type {CalendarDate, Document, Fact, Finding, PageFrontMatter, Term} from 'remark-copydesk'
import {readVerification} from './verification.ts'
import type {Verification} from './verification.ts'

/** A page of the content folder, as layouts see it. */
export interface Page {
  /** Absolute path. */
  readonly file: string
  readonly document: Document
  readonly kind: string | undefined
  readonly title: string
  readonly description: string | undefined
  readonly about: readonly Term[]
  readonly facts: readonly Fact[]
  /** Those that a note of the text cites, whatever they are about. */
  readonly cited: readonly Fact[]
  /** The facts about its names that no note of the text cites. */
  readonly uncited: readonly Fact[]
  readonly verification: Verification | undefined
  readonly decision: PageFrontMatter['decision']
  /** Its mistakes that were mended. */
  readonly corrections: PageFrontMatter['corrections']
  readonly findings: readonly Finding[]
}

/** Makes the page of a linted document. What its front matter lacks, and the lint let pass, is left out. */
export function makePage(file: string, document: Document, findings: readonly Finding[], today: CalendarDate): Page {
  const data = document.frontMatter?.data ?? {}
  const parsed = document.kind === undefined ? undefined : pageFrontMatter.safeParse(data)
  const matter = parsed?.success ? parsed.data : undefined
  const about = (matter?.about ?? []).flatMap((id) => document.desk.terms.get(id) ?? [])
  const facts = [...document.desk.facts.values()].filter((fact) => about.some((term) => term.id === fact.about))
  const cited = new Set(document.citations.flatMap(({factId, definition}) => (definition ? [factId] : [])))
  return {
    file,
    document,
    kind: document.kind,
    title: textOf(data['title']) ?? headingOf(document) ?? parse(file).name,
    description: textOf(data['description']),
    about,
    facts,
    cited: [...cited].flatMap((id) => document.desk.facts.get(id) ?? []),
    uncited: facts.filter(({id}) => !cited.has(id)),
    verification: matter && readVerification(matter, document, facts, today),
    decision: matter?.decision,
    corrections: matter?.corrections ?? [],
    findings,
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function headingOf(document: Document): string | undefined {
  return document.passages.find((passage) => passage.kind === 'heading')?.text
}
