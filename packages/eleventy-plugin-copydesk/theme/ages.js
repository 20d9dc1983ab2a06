// Ages were counted on the day of the build: tells those of the day on which the page is read. What they may turn to
// stands in the page, from the day after the build on, so nothing here can make a thing fresher.
const turn = () => {
  const today = new Date().toISOString().slice(0, 10)
  const find = (words) => document.querySelector(`template[data-words="${words}"]`)
  for (const place of document.querySelectorAll('[data-turns]')) {
    const [, words, day] = place.dataset.turns.split(', ').map((each) => each.split(' ')).findLast(([from]) => from <= today) ?? []
    const template = words && find(words)
    if (!template) continue
    const said = template.content.cloneNode(true)
    if (day) said.querySelector('time')?.replaceWith(find('days').content.querySelector(`[datetime="${day}"]`).cloneNode(true))
    place.replaceChildren(said)
    if (template.dataset.state) place.dataset.state = template.dataset.state
    place.hidden = !place.textContent.trim()
  }
  for (const place of document.querySelectorAll('[data-age]')) {
    place.textContent = Math.max(place.textContent, (Date.parse(today) - Date.parse(place.dataset.age)) / 864e5)
  }
  for (const place of document.querySelectorAll('[data-from]')) {
    if (place.dataset.from <= today) place.hidden = false
  }
}
turn()
// A page may stay open for days.
document.addEventListener('visibilitychange', turn)
