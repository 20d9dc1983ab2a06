import type {Edit, Finding} from 'remark-copydesk'

/** What a person may do with a finding. */
export interface FindingActions {
  go(finding: Finding): void
  apply(edit: Edit): void
}

/** The words of the page, which a data attribute of it holds. */
export type Words = Readonly<Record<string, string | undefined>>

/** A finding as an item of the list: its place leads to the text, its edits are buttons. */
export function findingItem(finding: Finding, text: string, words: Words, actions: FindingActions): HTMLLIElement {
  const {severity, rule, message, why, range, fix, suggestions = []} = finding
  const before = text.slice(0, range[0])
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const head = make('p', 'finding-head')
  const kind = make('strong', '', words[severity])
  kind.dataset['severity'] = severity
  const place = button((words['place'] ?? '').replace('{line}', String(line)).replace('{column}', String(column)), () => actions.go(finding))
  place.className = 'finding-place'
  head.append(kind, ' ', place, ' ', make('code', '', rule))
  const says = make('p', 'finding-message')
  says.append(...inlineCode(message))
  const because = make('p', 'finding-why')
  because.append(...inlineCode(why))
  const item = make('li')
  item.append(head, says, because)
  const edits = [...(fix ? [button(fixTitle(finding, fix, text, words), () => actions.apply(fix))] : []), ...suggestions.map(({title, edit}) => button(title, () => actions.apply(edit)))]
  if (edits.length > 0) {
    const row = make('p', 'finding-edits')
    row.append(...edits.flatMap((edit, index) => (index === 0 ? [edit] : [' ', edit])))
    item.append(row)
  }
  return item
}

/** A fix may change a letter; its button says the whole of what was found as it will be. */
function fixTitle({range}: Finding, {range: [start, end], text: replacement}: Edit, text: string, words: Words): string {
  const isInside = start >= range[0] && end <= range[1]
  const result = isInside ? text.slice(range[0], start) + replacement + text.slice(end, range[1]) : replacement
  return result === '' ? (words['remove'] ?? '') : (words['replace'] ?? '').replace('{text}', () => result)
}

function inlineCode(text: string): (Node | string)[] {
  return text.split(/`([^`]+)`/u).map((part, index) => (index % 2 === 1 ? make('code', '', part) : part))
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = make('button')
  made.append(...inlineCode(text))
  made.type = 'button'
  made.addEventListener('click', act)
  return made
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}
