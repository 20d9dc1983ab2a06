// The search page: asks Pagefind’s index, and builds its results from text alone.
import {pageElement} from './page-element.ts'

interface Found {
  readonly url: string
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string | undefined>>
}

interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>
  init(): Promise<void>
  mergeIndex(path: string, options: Readonly<Record<string, unknown>>): Promise<void>
  search(query: string, options: {filters: Readonly<Record<string, string>>}): Promise<{results: readonly {data(): Promise<Found>}[]}>
}

const atOnce = 10
const filterNames = ['kind', 'layer', 'vendor']

const form = pageElement('search', HTMLFormElement)
const query = pageElement('query', HTMLInputElement)
const status = pageElement('found', HTMLElement)
const list = pageElement('results', HTMLElement)
const more = pageElement('more', HTMLButtonElement)
const {index = '', indexes = '1', root = '', found = '', failed = ''} = form.dataset

let pagefind: Promise<Pagefind> | undefined
let latest = 0
let timer: number | undefined
let shown = ''
let showMore = (): void => {}

readAddress()

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void search(true)
})
form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(() => void search(false), 200)
})
// The index is on its way before the first letter.
query.addEventListener('focus', () => void load().catch(() => {}))
more.addEventListener('click', () => showMore())
addEventListener('popstate', readAddress)
addEventListener('keydown', moveThroughResults)

function readAddress(): void {
  const wanted = new URLSearchParams(location.search)
  query.value = wanted.get('q') ?? ''
  for (const name of filterNames) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLSelectElement) field.value = wanted.get(name) ?? ''
  }
  void search(false)
}

async function search(isAsked: boolean): Promise<void> {
  clearTimeout(timer)
  const text = query.value.trim()
  const filters = Object.fromEntries(Array.from(new FormData(form)).filter(([name, value]) => name !== 'q' && value !== '')) as Record<string, string>
  const address = new URLSearchParams({...(text !== '' && {q: text}), ...filters}).toString()
  if (address === shown) return
  const url = `${location.pathname}${address && '?'}${address}`
  if (isAsked) history.pushState(undefined, '', url)
  else history.replaceState(undefined, '', url)
  latest += 1
  const number = latest
  if (text === '') {
    show([], '', '')
    return
  }
  try {
    const {results} = await (await load()).search(text, {filters})
    if (number === latest) await showFrom(results, 0, address)
  } catch {
    if (number === latest) show([], failed, '')
  }
}

async function showFrom(results: readonly {data(): Promise<Found>}[], from: number, address: string): Promise<void> {
  const number = latest
  const items = (await Promise.all(results.slice(from, from + atOnce).map((result) => result.data()))).map(item)
  if (number !== latest) return
  const before = from === 0 ? [] : [...list.children]
  show([...before, ...items], found.replace('{count}', String(results.length)), address)
  if (from > 0) items[0]?.querySelector('a')?.focus()
  more.hidden = results.length <= from + atOnce
  showMore = () => void showFrom(results, from + atOnce, address)
}

function show(items: readonly Element[], words: string, address: string): void {
  list.replaceChildren(...items)
  status.textContent = words
  more.hidden = true
  shown = address
}

function item({url, meta, excerpt}: Found): HTMLLIElement {
  const link = make('a', meta['title'] ?? url)
  link.href = url
  const title = make('h2')
  title.append(link)
  const about = make('p')
  about.className = 'result-about'
  about.append(meta['kind'] ?? '')
  const mark = Array.from(document.querySelectorAll<HTMLTemplateElement>('template[data-state]')).find(({dataset}) => dataset['state'] === meta['state'])
  if (mark) about.append(' ', mark.content.cloneNode(true))
  const text = make('p')
  text.append(...marked(excerpt))
  const result = make('li')
  result.append(title, about, text)
  return result
}

/** An excerpt is escaped text with `<mark>` in it: parsed where nothing runs or loads, and only words and marks are taken. */
function marked(excerpt: string): Node[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html')
  return Array.from(parsed.body.childNodes, (node) => (node.nodeName === 'MARK' ? make('mark', node.textContent ?? '') : document.createTextNode(node.textContent ?? '')))
}

/** Down and up lead from the field through the results, Escape back to it. */
function moveThroughResults(event: KeyboardEvent): void {
  const links = Array.from(list.querySelectorAll('a'))
  const at = links.findIndex((link) => link === document.activeElement)
  if (at < 0 && document.activeElement !== query) return
  const target = event.key === 'ArrowDown' ? links[at + 1] : event.key === 'ArrowUp' ? (links[at - 1] ?? query) : event.key === 'Escape' && at >= 0 ? query : undefined
  if (!target) return
  event.preventDefault()
  target.focus()
}

function load(): Promise<Pagefind> {
  pagefind ??= start().catch((error: unknown) => {
    // The next question tries again.
    pagefind = undefined
    throw error
  })
  return pagefind
}

async function start(): Promise<Pagefind> {
  const engine = (await import(/* @vite-ignore */ new URL('pagefind.js', new URL(index, location.href)).href)) as Pagefind
  // In the page itself, whose policy allows it, so that no other address needs to. Long guides are not the worse for their length.
  const options = {baseUrl: root, noWorker: true, excerptLength: 30, ranking: {pageLength: 0.25}}
  await engine.options(options)
  await engine.init()
  await Promise.all(Array.from({length: Number(indexes) - 1}, (_, at) => engine.mergeIndex(`${index}${at + 2}/`, options)))
  return engine
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
