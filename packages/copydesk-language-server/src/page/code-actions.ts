import {applyEdits, disableEdits, fix} from 'remark-copydesk'
import type {Edit, Finding} from 'remark-copydesk'
import {CodeActionKind} from 'vscode-languageserver/node'
import type {CodeAction, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import type {OpenDocument} from '../open-document.ts'
import {toDiagnostic} from './diagnostics.ts'
import type {OpenPage} from './open-page.ts'

/** What an editor asks for by name to make every safe fix, as when a page is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.copydesk`

/** What an editor asks for: where, and which kinds of actions; all of them where it names none. */
export interface CodeActionRequest {
  readonly range: readonly [start: number, end: number]
  readonly only: readonly string[] | undefined
  /** The editor checks the version of the page before it applies an edit. */
  readonly versioned: boolean
  /** The editor asks for the edit of an action when somebody has chosen it. */
  readonly lazy: boolean
}

/** What an action without an edit carries, so that its edit can be made later: what it silences, or nothing for all fixes. */
export interface LateAction {
  readonly uri: string
  readonly version: number
  readonly silences?: {readonly rule: string; readonly range: readonly [start: number, end: number]}
}

/** What stands where a person writes why. */
const reason = 'say why'

/** How many comments are tried at once for an editor that wants every edit beforehand: each is a look at the whole page. */
const mostComments = 5

/** Everything that can be done about the findings at a place, and the fix of all of them. */
export function codeActions(page: OpenPage, {range: [from, to], only, versioned, lazy}: CodeActionRequest): CodeAction[] {
  const wants = (kind: string): boolean => !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`) || asked === '')
  const here = wants(CodeActionKind.QuickFix) ? page.findings.filter(({range}) => range[0] <= to && range[1] >= from) : []
  const make = (finding: Finding, title: string, edits: readonly Edit[], isPreferred = false): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(finding, page.open.uri, page.open.places)],
    ...(isPreferred && {isPreferred}),
    edit: workspaceEdit(page.open, edits, versioned),
  })
  const actions = here.flatMap((finding) => [
    ...(finding.fix ? [make(finding, titleOf(finding), [finding.fix], true)] : []),
    ...(finding.suggestions ?? []).map(({title, edit}) => make(finding, title, [edit])),
  ])
  const late: LateAction = {uri: page.open.uri, version: page.open.version}
  const {frontMatter, shift} = page.document
  const matterEnd = frontMatter ? frontMatter.range[1] + shift : 0
  const silenceable = here.filter(({rule, range}) => rule !== 'suppression' && rule !== 'unreadable' && range[0] >= matterEnd)
  const silencing = (lazy ? silenceable : silenceable.slice(0, mostComments)).flatMap((finding): CodeAction[] => {
    const {rule, range} = finding
    const edits = lazy ? [] : disableEditsOf(page, finding)
    const {edit, ...action} = make(finding, `Disable \`${rule}\` here, with a reason`, edits)
    if (lazy) return [{...action, data: {...late, silences: {rule, range}} satisfies LateAction}]
    return edit && edits.length > 0 ? [{...action, edit}] : []
  })
  return [
    ...actions,
    ...silencing,
    ...(wants(fixAllKind) && page.findings.some(({fix}) => fix) ? [{title: 'Make every safe fix of Copydesk', kind: fixAllKind, ...(lazy ? {data: late} : {edit: workspaceEdit(page.open, fixAllEdits(page), versioned)})}] : []),
  ]
}

/** The edit of an action that was offered without one; `undefined` where no comment can silence the finding. */
export function lateEdit(page: OpenPage, {silences}: LateAction, versioned: boolean): WorkspaceEdit | undefined {
  const finding = silences && page.findings.find(({rule, range}) => rule === silences.rule && range[0] === silences.range[0] && range[1] === silences.range[1])
  if (silences && !finding) return undefined
  const edits = finding ? disableEditsOf(page, finding) : fixAllEdits(page)
  return edits.length > 0 ? workspaceEdit(page.open, edits, versioned) : undefined
}

function disableEditsOf({open, path, loaded, options}: OpenPage, finding: Finding): readonly Edit[] {
  return disableEdits({text: open.text, path}, loaded.desk, finding, reason, options) ?? []
}

function titleOf({rule, expected}: Finding): string {
  const [only, ...others] = expected ?? []
  return only === undefined || others.length > 0 ? `Fix \`${rule}\`` : `Write "${only}"`
}

/** The edits that make of a page what `copydesk fix` makes of it. */
function fixAllEdits(page: OpenPage): Edit[] {
  const edits = page.findings.flatMap(({fix}) => (fix ? [fix] : []))
  if (edits.length === 0) return []
  const {text} = page.open
  const fixed = fix({text, path: page.path}, page.loaded.desk, page.options).text
  const once = applyEdits(text, edits)
  if (once.text === fixed) return once.applied
  // One fix uncovered another, so only the text before and after is known.
  let head = 0
  while (head < Math.min(text.length, fixed.length) && text[head] === fixed[head]) head += 1
  if (isHalf(text, head)) head -= 1
  let tail = 0
  while (tail < Math.min(text.length, fixed.length) - head && text.at(-1 - tail) === fixed.at(-1 - tail)) tail += 1
  if (isHalf(text, text.length - tail)) tail -= 1
  return [{range: [head, text.length - tail], text: fixed.slice(head, fixed.length - tail)}]
}

/** Whether an offset is in the middle of a character of two units. */
function isHalf(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1))
}

function workspaceEdit({uri, version, places}: OpenDocument, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const textEdits = edits.map(({range, text}): TextEdit => ({range: places.range(range), newText: text}))
  return versioned ? {documentChanges: [{textDocument: {uri, version}, edits: textEdits}]} : {changes: {[uri]: textEdits}}
}
