// Sets any names side by side, from the record of the site. All that comes from the record is put in as text.
const form = document.querySelector('form[data-record]')
const fields = form.querySelector('div')
const status = form.querySelector('[role=status]')
const marks = form.querySelector('template').content
// A browser may fill in what was chosen before.
const blank = fields.querySelector('label').cloneNode(true)
blank.querySelector('select').value = ''
const title = document.title
let record
let shown

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name])
  element.append(...children)
  return element
}

const builders = {
  code: ({text}) => make('code', {}, text),
  aside: ({text}) => make('span', {class: 'aside'}, text),
  link: ({text, href}) => make('a', {href}, text),
  time: ({text, day}) => make('time', {datetime: day}, text),
  said(piece) {
    const today = new Date().toISOString().slice(0, 10)
    const {text, look} = piece.later?.findLast(({from}) => from <= today) ?? piece
    return look ? make('span', {class: 'state', 'data-state': look}, marks.querySelector(`[data-state=${look}] svg`).cloneNode(true), ` ${text}`) : make('span', {}, text)
  },
}
const paragraph = ({pieces, small}) => make('p', small ? {class: 'fact-basis'} : {}, ...pieces.map((piece) => (typeof piece === 'string' ? piece : builders[piece.as](piece))))
const content = (cell) => (cell.length === 1 ? cell[0].map(paragraph) : [make('ul', {class: 'plain'}, ...cell.map((entry) => make('li', {}, ...entry.map(paragraph))))])

function table(terms) {
  const {rows, strings} = record
  const isBare = (row) => terms.every(({cells}) => cells[row].length === 0)
  const bare = rows.filter((_label, row) => isBare(row))
  const head = terms.map(({name, href, layer}) => make('th', {scope: 'col'}, href ? make('a', {href}, name) : name, ' ', make('span', {class: 'aside'}, layer)))
  const body = rows.flatMap((label, row) => (isBare(row) ? [] : [make('tr', {},
    make('th', {scope: 'row'}, make('span', {}, label)),
    ...terms.map(({cells}) => make('td', {}, ...(cells[row].length ? content(cells[row]) : [make('p', {class: 'fact-basis'}, strings.nothing)]))),
  )]))
  return [
    make('div', {class: 'compare', 'data-terms': terms.length, role: 'region', tabindex: 0, 'aria-labelledby': 'page:result'}, make('table', {},
      make('thead', {}, make('tr', {}, make('th', {scope: 'col'}, make('span', {class: 'sr-only'}, strings.attribute)), ...head)),
      make('tbody', {}, ...body),
    )),
    ...(bare.length ? [make('p', {class: 'section-lead'}, `${strings.nothingForAny} ${bare.join(', ')}.`)] : []),
  ]
}

const number = (field, at) => {
  const label = field.querySelector('span')
  label.textContent = label.textContent.replace(/\d+$/, at)
}

/** One field for each name, and one more. */
function fill(ids) {
  if (ids.length === 0 && fields.childElementCount === 2) return
  fields.replaceChildren(...[...ids, ''].concat(ids.length === 0 ? [''] : []).map((id, index) => {
    const field = blank.cloneNode(true)
    number(field, index + 1)
    field.querySelector('select').value = id
    return field
  }))
}

const asked = () => [...new Set(new URLSearchParams(location.search).getAll('terms').flatMap((ids) => ids.split(',')))].filter(Boolean)

async function show() {
  const ids = new Set(Array.from(blank.querySelectorAll('option'), ({value}) => value))
  const wanted = asked()
  const known = wanted.filter((id) => ids.has(id))
  const unknown = wanted.filter((id) => !ids.has(id))
  shown?.remove()
  status.textContent = unknown.length ? `${form.dataset.unknown} ${unknown.join(', ')}` : ''
  document.title = title
  fill(known)
  if (known.length < 2) return
  try {
    record ??= await (await fetch(form.dataset.record)).json()
  } catch {
    status.textContent = form.dataset.failed
    return
  }
  const terms = known.map((id) => record.terms[id])
  const heading = make('h2', {id: 'page:result', tabindex: -1}, record.strings.title)
  const apart = new Set(terms.map(({layer}) => layer)).size > 1
  shown = make('section', {}, heading, ...(apart ? [make('p', {class: 'section-lead'}, record.strings.differentLayers)] : []), ...table(terms))
  form.after(shown)
  document.title = `${terms.map(({name}) => name).join(' · ')} · ${title}`
}

form.addEventListener('change', () => {
  const selects = [...fields.querySelectorAll('select')]
  if (selects.at(-1).value) {
    const field = blank.cloneNode(true)
    number(field, selects.length + 1)
    fields.append(field)
  }
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const ids = new Set([...fields.querySelectorAll('select')].map(({value}) => value).filter(Boolean))
  if (ids.size < 2) {
    status.textContent = form.dataset.two
    return
  }
  history.pushState({}, '', `?terms=${[...ids].join(',')}`)
  void show().then(() => document.getElementById('page:result')?.focus())
})
addEventListener('popstate', () => void show())
void show()
