// The playground: hands the text to a worker as it is typed, and shows what it finds.
import type {Finding} from 'remark-copydesk'
import type {Answer, Question} from './check.ts'
import {Editor} from './editor.ts'
import {findingItem} from './finding-item.ts'
import {pageElement} from './page-element.ts'

const pause = 120
const prefix = '#text='
/** More would make every keystroke wait for the list. */
const most = 200

const board = pageElement('playground', HTMLElement)
const words = board.dataset
const count = pageElement('count', HTMLElement)
const list = pageElement('list', HTMLElement)
const shared = pageElement('shared', HTMLElement)
const area = pageElement('source', HTMLTextAreaElement)
const example = area.value

readFragment()
const editor = new Editor(area, pageElement('marks', HTMLElement))
const worker = new Worker(words['worker'] ?? '', {type: 'module', name: words['desk'] ?? ''})

let number = 0
let asked = ''
let timer: number | undefined
/** Where in the list the focus goes back to when an edit has been checked. */
let focusAt: number | undefined

worker.addEventListener('message', ({data}: MessageEvent<Answer>) => {
  if (data.number === undefined) fail()
  else if (data.number === number) show(data.findings)
})
worker.addEventListener('error', fail)
area.addEventListener('input', () => {
  editor.typed()
  // What was found is of the text before.
  list.ariaBusy = 'true'
  clearTimeout(timer)
  timer = setTimeout(ask, pause)
})
addEventListener('hashchange', () => {
  if (readFragment()) area.dispatchEvent(new InputEvent('input'))
})
pageElement('share', HTMLButtonElement).addEventListener('click', () => void share())
pageElement('restart', HTMLButtonElement).addEventListener('click', () => {
  editor.replace([0, area.value.length], example)
  history.replaceState(undefined, '', location.pathname)
  area.setSelectionRange(0, 0)
})
ask()

function ask(): void {
  number += 1
  asked = area.value
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage({number, text: asked, today: readersDay()} satisfies Question)
}

function show(findings: readonly Finding[]): void {
  if (area.value !== asked) return
  editor.mark(findings)
  list.replaceChildren(...findings.slice(0, most).map((finding, index) => findingItem(finding, asked, words, {
    go: ({range}) => editor.select(range),
    apply({range, text}) {
      if (area.value !== asked) return
      focusAt = index
      editor.replace(range, text)
    },
  })))
  list.ariaBusy = 'false'
  const said = findings.length > most ? words['first'] : words['count']
  count.textContent = (said ?? '').replace('{shown}', String(most)).replace('{count}', String(findings.length))
  if (focusAt === undefined) return
  const items = list.querySelectorAll<HTMLElement>('.finding-place')
  ;(items[Math.min(focusAt, items.length - 1)] ?? pageElement('findings', HTMLElement)).focus()
  focusAt = undefined
}

function fail(): void {
  count.textContent = words['failed'] ?? ''
  list.replaceChildren()
  list.ariaBusy = 'false'
}

async function share(): Promise<void> {
  history.replaceState(undefined, '', prefix + encodeURIComponent(area.value.toWellFormed()))
  try {
    await navigator.clipboard.writeText(location.href)
    shared.textContent = words['copied'] ?? ''
  } catch {
    shared.textContent = words['inAddress'] ?? ''
  }
}

/** A link may bring a text with it, which never left the browser that opened it. */
function readFragment(): boolean {
  if (!location.hash.startsWith(prefix)) return false
  try {
    area.value = decodeURIComponent(location.hash.slice(prefix.length))
    return true
  } catch {
    return false
  }
}

function readersDay(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
