import type {ChooserEntry} from './desk/chooser.ts'
import type {Desk} from './desk/desk.ts'
import {makeDocument} from './document/document.ts'
import {mapScalar} from './document/front-matter.ts'
import type {MappedText} from './document/source-map.ts'
import type {Finding} from './finding.ts'
import {lint} from './lint.ts'
import type {LintOptions} from './lint.ts'

/**
 * Lints the words of a chooser as a page of no kind would be; the findings’ ranges are of its YAML file.
 * No finding has an edit: what is right in a text may be wrong inside the quotation marks of YAML.
 */
export function lintChooser({chooser, source}: ChooserEntry, desk: Desk, options: Pick<LintOptions, 'today' | 'only'> = {}): Finding[] {
  const questions = new Prose(source)
  questions.add('# ', ['title'])
  questions.add('', ['lead'])
  for (const [index, {answers}] of chooser.questions.entries()) {
    questions.add('## ', ['questions', index, 'ask'])
    questions.add('', ['questions', index, 'note'])
    for (const at of answers.keys()) questions.add('- ', ['questions', index, 'answers', at, 'text'])
  }
  // What is said for one product must not be read as said of another, so each recommendation is a page of its own.
  const recommendations = chooser.recommendations.map(({term, reasons}, index) => {
    const prose = new Prose(source, term === undefined ? '' : `---\nabout: [${term}]\n---\n\n`)
    prose.add('# ', ['recommendations', index, 'title'])
    for (const at of reasons.keys()) prose.add('- ', ['recommendations', index, 'reasons', at])
    return prose
  })
  return [questions, ...recommendations].flatMap((prose) =>
    lint(makeDocument({text: prose.text}, desk), options).findings.flatMap(({range, fix: _fix, suggestions: _suggestions, related: _related, ...finding}) => {
      const own = prose.sourceOf(range)
      return own ? [{...finding, range: own}] : []
    }))
}

/** Strings of a YAML file put together as Markdown, each of which knows where it came from. */
class Prose {
  text: string
  readonly #source: ChooserEntry['source']
  readonly #pieces: {readonly at: number; readonly map: MappedText}[] = []

  constructor(source: ChooserEntry['source'], text = '') {
    this.#source = source
    this.text = text
  }

  add(before: string, keys: readonly PropertyKey[]): void {
    const map = mapScalar(this.#source, keys, this.#source.text, this.#source.range(keys))
    if (!map) return
    this.text += before
    this.#pieces.push({at: this.text.length, map})
    this.text += `${map.text}\n\n`
  }

  /** The range of the file that a range of the text was written as; of one that spans pieces, its part in the first. */
  sourceOf([start, end]: readonly [number, number]): readonly [number, number] | undefined {
    const piece = this.#pieces.findLast(({at, map}) => at <= start && start < at + map.text.length)
    if (!piece) return undefined
    const {at, map} = piece
    return [map.starts[start - at] ?? 0, map.ends[Math.min(Math.max(end, start + 1) - at, map.text.length) - 1] ?? 0]
  }
}
