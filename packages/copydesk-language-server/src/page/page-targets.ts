import type {Document} from 'remark-copydesk'
import type {Target} from '../target.ts'

/** Every place of a page that names something of the desk, by offsets of the file. */
export function pageTargets(document: Document): Target[] {
  const {desk, shift, frontMatter} = document
  const about = frontMatter?.data['about']
  const targets: Target[] = [
    ...(Array.isArray(about) ? about : []).flatMap((id, index): Target[] => (typeof id === 'string' && desk.terms.has(id) && frontMatter ? [{kind: 'term', id, range: frontMatter.rangeOf(['about', index])}] : [])),
    ...document.citations.map(({factId, range}): Target => ({kind: 'fact', id: factId, range})),
    ...document.factNotes.map(({factId, range: [start]}): Target => ({kind: 'fact', id: factId, range: [start, start + `[^f:${factId}]`.length]})),
    ...document.passages.flatMap((passage) => document.mentions(passage)).flatMap((mention): Target[] => {
      const {range} = mention
      if (mention.type === 'name') return mention.form === 'hybrid' ? mention.meant.map((id) => ({kind: 'term', id, range})) : [{kind: 'term', id: mention.term.id, range}]
      return mention.type === 'id' && mention.entry ? [{kind: 'api-id', id: mention.id, range}] : []
    }),
  ]
  return shift === 0 ? targets : targets.map(({range: [start, end], ...target}) => ({...target, range: [start + shift, end + shift]}))
}

/** What stands at an offset of a page; two or more where a name may have meant either. */
export function targetsAt(document: Document, offset: number): Target[] {
  const found = pageTargets(document).filter(({range: [start, end]}) => start <= offset && offset <= end)
  return found.length > 0 ? found : idAt(document, offset)
}

/** The id at an offset where nothing is judged, such as a block of code. */
function idAt({desk, text, shift}: Document, offset: number): Target[] {
  const at = offset - shift
  const start = at - (/[\w.:/@-]*$/u.exec(text.slice(Math.max(0, at - 200), at))?.[0].length ?? 0)
  const id = /^[\w.:/@-]*[\w]/u.exec(text.slice(start, start + 400))?.[0] ?? ''
  return desk.ids.has(id) && at <= start + id.length ? [{kind: 'api-id', id, range: [start + shift, start + id.length + shift]}] : []
}
