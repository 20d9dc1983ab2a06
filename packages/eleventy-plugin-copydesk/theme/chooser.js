// Asks one question at a time and keeps the answers in the address. Without it the page stands whole.
const page = document.documentElement
page.classList.add('is-stepwise')

document.addEventListener('DOMContentLoaded', () => {
  const chooser = document.querySelector('[data-chooser]')
  const steps = [...chooser.querySelectorAll('.step')]
  const links = [...chooser.querySelectorAll('a[data-leads]')]
  const given = chooser.querySelector('.given')
  const status = chooser.querySelector('[role=status]')
  const questions = steps.flatMap(({dataset}) => dataset.question ?? [])
  const {title} = document
  let shown

  const address = (trail) => {
    const query = new URLSearchParams(location.search)
    for (const question of questions) query.delete(question)
    for (const {question, answer} of trail) query.append(question, answer)
    return location.pathname + (query.size > 0 ? `?${query}` : '')
  }

  /** As far as the answers in the address lead; what does not fit there is no answer. */
  const follow = () => {
    const query = new URLSearchParams(location.search)
    const trail = []
    let step = steps[0]
    for (;;) {
      const {question} = step.dataset
      const link = links.find((one) => step.contains(one) && one.dataset.answer !== undefined && one.dataset.answer === query.get(question))
      if (!link) return {step, trail, isOdd: questions.some((one) => query.has(one) && !trail.some((part) => part.question === one))}
      trail.push({question, answer: link.dataset.answer, ask: step.querySelector('h2').textContent, text: link.firstElementChild.textContent})
      step = document.getElementById(link.dataset.leads)
    }
  }

  const list = (trail) => trail.map(({ask, text}, index) => {
    const item = document.createElement('li')
    const link = item.appendChild(given.querySelector('template').content.firstElementChild.cloneNode(true))
    link.href = address(trail.slice(0, index))
    link.lastElementChild.textContent = ask
    const answer = document.createElement('strong')
    answer.textContent = text
    item.prepend(ask, ' ', answer, ' ')
    return item
  })

  const show = (hasMoved) => {
    const target = steps.find(({id}) => location.hash === `#${id}`)
    page.classList.toggle('is-stepwise', !target)
    given.hidden = target !== undefined
    if (target) {
      for (const link of links) link.href = `#${link.dataset.leads}`
      status.textContent = ''
      document.title = title
      shown = undefined
      target.scrollIntoView()
      return
    }
    const {step, trail, isOdd} = follow()
    for (const link of links) {
      const {answer} = link.dataset
      if (step.contains(link)) link.href = address(answer === undefined ? [] : [...trail, {question: step.dataset.question, answer}])
    }
    for (const one of steps) one.classList.toggle('is-here', one === step)
    given.querySelector('div').hidden = trail.length === 0
    given.querySelector('ol').replaceChildren(...list(trail))
    const heading = step.querySelector('h2')
    heading.tabIndex = -1
    document.title = trail.length > 0 ? `${heading.textContent} · ${title}` : title
    status.textContent = isOdd ? status.dataset.odd : ''
    if (isOdd) history.replaceState(null, '', address(trail) + location.hash)
    if (hasMoved && step !== shown) heading.focus()
    shown = step
  }

  chooser.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-leads], .given li a')
    if (!link || link.hash || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.pushState(null, '', link.href)
    show(true)
  })
  addEventListener('popstate', () => show(true))
  show(false)
})
