import {z} from 'zod'
import {checkScore} from '../desk/check-score.ts'
import type {FrontMatterMap} from '../desk/front-matter-map.ts'
import {decisionFrontMatter, freeFrontMatter, pageFrontMatter} from '../desk/schema.ts'
import {describeIssues, nearest} from '../desk/yaml-source.ts'
import {isFrontMatterOpen} from '../document/front-matter.ts'
import type {FrontMatter} from '../document/front-matter.ts'
import {defineRule} from '../rule.ts'

const page = (verification: string): string =>
  `---\ntitle: Paint\ndescription: What it is.\nabout: [lumina-paint]\nverification:\n${verification}\n---\n\n# Paint\n`

const scored = (decision: string): string =>
  page(`  date: "2026-04-22"\n  by: Ada\ndecision:\n  category: Models\n  summary: It draws.\n  scoredBy: Ada\n${decision}`)

export const frontMatter = defineRule({
  id: 'front-matter',
  summary: 'Give each page of a kind the front matter its kind asks for.',
  why: 'The site, the review list and the other rules read these fields; one that is missing or misspelt is silently not there.',
  details: 'Pages of no kind are free. The date of a verification is checked by `verified-date`. Where `front-matter` of copydesk.yaml maps another system’s keys to ours, keys that nobody mapped are free and a field is demanded only where it is `required`.',
  severity: 'error',
  clock: false,
  fix: 'none',
  options: z.strictObject({}),
  mayFind: ({kind}) => kind,
  examples: [
    {path: 'guides/paint.md', text: page('  date: "2026-04-22"\n  by: Ada')},
    {path: 'notes.md', text: '# No kind, no demands\n'},
    {
      path: 'guides/paint.md',
      text: page('  date: "2026-04-22"\n  bye: Ada'),
      findings: [
        '5:1-5:13 Unexpected front matter, `verification.by`: expected a text',
        '7:3-7:6 Unexpected key `bye`, did you mean `by`?',
      ],
    },
    {
      path: 'guides/paint.md',
      text: '---\ntitle: Paint\n\n# Paint\n',
      findings: ['1:1-1:4 Unexpected front matter that is never closed, expected a line `---` at its end'],
    },
    {
      path: 'guides/paint.md',
      text: '---\ntitle: Paint\ndescription: What it is.\nabout: {}\n---\n',
      findings: [
        '1:1-5:4 Unexpected front matter, `verification`: expected an object',
        '4:8-4:10 Unexpected front matter, `about`: expected a list, got an object',
      ],
    },
    {path: 'guides/paint.md', text: '# Paint\n', findings: ['1:1-1:1 Unexpected page without front matter, expected that of a page of the kind `guide`']},
    {
      path: 'guides/paint.md',
      text: page('  date: "2026-04-22"\n  by: Ada').replace('[lumina-paint]', '[lumina-pant]'),
      findings: ['4:9-4:20 Unexpected term `lumina-pant`, expected one that the registry has, did you mean `lumina-paint`?'],
    },
    {path: 'decisions/paint.md', text: scored('  score: 8.7\n  rubric: picture-test-2\n  parts: {lettering: 9, speed: 8}')},
    {title: 'A decision without a score', path: 'decisions/paint.md', text: scored('').replace('  scoredBy: Ada\n', '')},
    {
      path: 'decisions/paint.md',
      text: scored(''),
      findings: ['8:1-8:9 Unexpected front matter, `decision.score`: expected a number beside `scoredBy` or `rubric`'],
    },
    {
      path: 'decisions/paint.md',
      text: scored('  score: 8.7').replace('  scoredBy: Ada\n', ''),
      findings: ['8:1-8:9 Unexpected front matter, `decision.scoredBy`: expected a text: a score says who gave it'],
    },
    {
      title: 'A score differs from its rubric',
      path: 'decisions/paint.md',
      text: scored('  score: 8.9\n  rubric: picture-test-2\n  parts: {lettering: 9, speed: 8}'),
      findings: ['12:10-12:13 Unexpected score 8.9, expected 8.7, the weighted mean of its parts'],
    },
    {
      path: 'decisions/paint.md',
      text: scored('  score: 8.9\n  scale: 100\n  rubric: picture-test-2\n  parts: {letters: 9, speed: 800}'),
      findings: [
        '13:10-13:13 Unexpected scale 100, expected 10, that of the rubric `picture-test-2`',
        '15:10-15:34 Unexpected parts without `lettering`, expected each part of the rubric `picture-test-2`',
        '15:11-15:18 Unexpected part `letters`, expected one of the rubric `picture-test-2`: `lettering`, `speed`',
        '15:23-15:28 Unexpected 800 for the part `speed`, expected at most 100, the scale',
      ],
    },
    {
      path: 'decisions/paint.md',
      text: scored('  score: 8.9\n  rubric: picture-tset-2'),
      findings: ['13:11-13:25 Unexpected rubric `picture-tset-2`, expected one that copydesk.yaml has, did you mean `picture-test-2`?'],
    },
    {
      path: 'decisions/paint.md',
      text: scored('  score: 8.9\n  rubric: old-test\n  parts: {speed: 9}'),
      findings: ['14:10-14:20 Unexpected parts, expected none: the rubric `old-test` has none'],
    },
    {
      path: 'decisions/paint.md',
      text: scored('  score: 8.9\n  parts: {speed: 9}'),
      findings: ['13:10-13:20 Unexpected front matter, `decision.parts`: expected a `rubric` beside the parts'],
    },
  ],
  *check({document, desk}) {
    const {kind} = document
    if (kind === undefined) return
    const why = `A page of the kind \`${kind}\` is published and reviewed by these fields.`
    const matter = document.frontMatter
    const map = desk.config['front-matter']
    if (!matter && isFrontMatterOpen(document.text)) {
      yield {range: [0, 3], message: 'Unexpected front matter that is never closed, expected a line `---` at its end', why: 'Without it the fields are read as text, and the page has none.'}
      return
    }
    if (!matter && map) {
      for (const {field, keys} of requiredFields(map)) yield {range: [0, 0], message: `Unexpected page without ${keys}, expected it${isNamed(field, keys)}`, why}
      return
    }
    if (!matter) {
      yield {range: [0, 0], message: `Unexpected page without front matter, expected that of a page of the kind \`${kind}\``, why}
      return
    }
    for (const {offset, message} of matter.errors) yield {range: [offset, Math.min(offset + 1, matter.range[1])], message: `Unexpected ${matter.format.toUpperCase()}: ${message}`, why}
    if (matter.errors.length > 0) return
    const schema = map ? freeFrontMatter : kind === 'decision' ? decisionFrontMatter : pageFrontMatter
    const data = map ? Object.fromEntries(Object.entries(matter.data).filter(([key]) => key in freeFrontMatter.shape)) : matter.data
    for (const {field, keys} of map ? requiredFields(map) : []) {
      if (valueAt(data, field.split('.')) === undefined) yield {range: matter.range, message: `Unexpected page without ${keys}, expected it${isNamed(field, keys)}`, why}
    }
    const result = schema.safeParse(data)
    for (const issue of result.success ? [] : describeIssues(result.error.issues, schema)) {
      if (issue.path.join('.') === 'verification.date') continue
      const missing = issue.path.length > 0 && issue.key === undefined && valueAt(matter.data, issue.path) === undefined
      const shown = missing ? nearestKey(matter.data, issue.path) : issue.path
      yield {
        range: matter.rangeOf(shown, issue.key ?? (missing && shown.length > 0 ? 'key' : undefined)),
        message: issue.key ? issue.message : `Unexpected front matter, ${nameKey(issue.message, issue.path, matter)}`,
        why,
      }
    }
    for (const {path, message} of result.data?.decision ? checkScore(result.data.decision, desk.config.rubrics) : []) {
      const place = ['decision', ...path]
      const isThere = valueAt(matter.data, place) !== undefined
      yield {range: matter.rangeOf(isThere ? place : ['decision'], !isThere || path[0] === 'parts' && path.length === 2 ? 'key' : undefined), message, why: 'A score means what its rubric says; one that differs from it misleads.'}
    }
    const about = matter.data['about']
    for (const [index, id] of (Array.isArray(about) ? about : []).entries()) {
      if (typeof id !== 'string' || desk.terms.has(id)) continue
      const near = nearest(id, [...desk.terms.keys()])
      yield {
        range: matter.rangeOf(['about', index]),
        message: `Unexpected term \`${id}\`, expected one that the registry has${near ? `, did you mean \`${near}\`?` : ''}`,
        why,
        ...(near && {expected: [near], suggestions: [{title: `Write \`${near}\``, edit: {range: matter.rangeOf(['about', index]), text: near}}]}),
      }
    }
  },
})

function requiredFields(map: FrontMatterMap): {field: string; keys: string}[] {
  return Object.entries(map).flatMap(([field, entry]) => (entry?.required ? [{field, keys: entry.from.map((key) => `\`${key}\``).join(' or ')}] : []))
}

function isNamed(field: string, keys: string): string {
  return keys === `\`${field}\`` ? '' : `: it is the \`${field}\` of the page`
}

/** Names the key that the page has, where ours stands under another one. */
function nameKey(message: string, path: readonly PropertyKey[], matter: FrontMatter): string {
  const [ours, theirs] = [path.map(String).join('.'), matter.pathOf(path).map(String).join('.')]
  return ours === theirs ? message : message.replace(`\`${ours}\``, `\`${theirs}\` (our \`${ours}\`)`)
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined | null)?.[key], data)
}

/** The innermost parent of a missing key that is there. */
function nearestKey(data: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  let keys = path.slice(0, -1)
  while (keys.length > 0 && valueAt(data, keys) === undefined) keys = keys.slice(0, -1)
  return keys
}
