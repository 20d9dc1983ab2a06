import {parse} from 'node:path'
import {pageFrontMatter} from 'remark-copydesk'
import type {CalendarDate, Document, Fact, Finding, PageFrontMatter, Term} from 'remark-copydesk'
import {bodyHash} from 'remark-copydesk/node'
import {factsAbout} from './facts-about.ts'
import {termsUsedIn} from './used-terms.ts'
import {readVerification} from './verification.ts'
import type {Verification} from './verification.ts'

/** A page as lists and the pages of the desk see it: what its front matter says. Its text may be far away. */
export interface ListedPage {
  /** Absolute path. */
  readonly file: string
  readonly document: Pick<Document, 'path' | 'desk' | 'kind'> & {readonly frontMatter: Pick<NonNullable<Document['frontMatter']>, 'data'> | undefined}
  readonly kind: string | undefined
  readonly title: string
  readonly description: string | undefined
  readonly about: readonly Term[]
  readonly verification: Verification | undefined
  readonly decision: PageFrontMatter['decision']
  /** Its mistakes that were mended. */
  readonly corrections: PageFrontMatter['corrections']
  /** The ids of the names that it uses, is about, or links to under the address of the names. */
  used(termsPath: string): Iterable<string>
}

/** A page of the content folder, as layouts see it. */
export interface Page extends ListedPage {
  readonly document: Document
  readonly facts: readonly Fact[]
  /** Those that a note of the text cites, whatever they are about. */
  readonly cited: readonly Fact[]
  /** The facts about its names that no note of the text cites. */
  readonly uncited: readonly Fact[]
  readonly findings: readonly Finding[]
}

/** What a page is listed by. */
export interface ListedSource extends Pick<ListedPage, 'file' | 'document' | 'used'> {
  readonly title: string
  /** Whether the text is the one that was verified, where a hash of that one is known. */
  isVerified(hash: string): boolean
}

/** Makes the page of a linted document. What its front matter lacks, and the lint let pass, is left out. */
export function makePage(file: string, document: Document, findings: readonly Finding[], today: CalendarDate): Page {
  const {desk} = document
  let used: ReadonlySet<string> | undefined
  const listed = listPage({
    file,
    document,
    title: titleOf(document, file),
    // A site is put together more than once in a build.
    used: (termsPath) => (used ??= termsUsedIn(document, listed.about, termsPath)),
    isVerified: (hash) => hash === bodyHash(document.text),
  }, today)
  const facts = factsAbout(listed.about, desk)
  const cited = new Set(document.citations.flatMap(({factId, definition}) => (definition ? [factId] : [])))
  return {
    ...listed,
    document,
    facts,
    cited: [...cited].flatMap((id) => desk.facts.get(id) ?? []),
    uncited: facts.filter(({id}) => !cited.has(id)),
    findings,
  }
}

/** What a page’s front matter says of it. */
export function listPage({file, document, title, used, isVerified}: ListedSource, today: CalendarDate): ListedPage {
  const {desk, kind} = document
  const data = document.frontMatter?.data ?? {}
  const parsed = kind === undefined ? undefined : pageFrontMatter.safeParse(data)
  const matter = parsed?.success ? parsed.data : undefined
  const about = (matter?.about ?? []).flatMap((id) => desk.terms.get(id) ?? [])
  return {
    file,
    document,
    kind,
    title,
    description: textOf(data['description']),
    about,
    verification: matter && readVerification(matter, document, {facts: factsAbout(about, desk), isVerified}, today),
    decision: matter?.decision,
    corrections: matter?.corrections ?? [],
    used,
  }
}

/** Its own title, else its first heading, else the name of its file. */
function titleOf(document: Document, file: string): string {
  return textOf(document.frontMatter?.data['title']) ?? document.passages.find((passage) => passage.kind === 'heading')?.text ?? parse(file).name
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
