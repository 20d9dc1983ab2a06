import type {Finding} from 'remark-copydesk'

/** A place in the text to be underlined. */
export type Marked = Pick<Finding, 'range' | 'severity'>

/**
 * A text area with marks behind its letters. The copy that carries them gives the area its height, so
 * that both break their lines alike; readers of the screen get the list of findings instead.
 */
export class Editor {
  readonly area: HTMLTextAreaElement
  readonly #copy: HTMLElement
  #marks: readonly Marked[] = []
  #text = ''

  constructor(area: HTMLTextAreaElement, copy: HTMLElement) {
    this.area = area
    this.#copy = copy
    this.typed()
  }

  /** Takes in what was typed; marks move with their words until the next check. */
  typed(): void {
    const {value} = this.area
    let same = 0
    while (same < value.length && value[same] === this.#text[same]) same += 1
    const moved = value.length - this.#text.length
    const changedTo = this.#text.length - commonEnd(this.#text, value, same)
    this.#marks = this.#marks.flatMap((mark): Marked[] => {
      const [start, end] = mark.range
      if (end <= same) return [mark]
      return start >= changedTo ? [{...mark, range: [start + moved, end + moved]}] : []
    })
    this.#text = value
    this.#draw()
  }

  /** Underlines these. */
  mark(marks: readonly Marked[]): void {
    this.#marks = marks
    this.#draw()
  }

  /** Selects a range and brings it into view. */
  select([start, end]: readonly [number, number]): void {
    this.area.focus({preventScroll: true})
    this.area.setSelectionRange(start, Math.max(start, end))
    const place = this.#copy.querySelector(`[data-start="${start}"]`) ?? this.area
    place.scrollIntoView({block: 'nearest'})
  }

  /** Makes an edit as if it had been typed, so that undoing takes it back. */
  replace([start, end]: readonly [number, number], text: string): void {
    this.area.focus({preventScroll: true})
    this.area.setSelectionRange(start, end)
    const isDone = document.execCommand(text === '' ? 'delete' : 'insertText', false, text)
    if (isDone) return
    this.area.setRangeText(text, start, end, 'end')
    this.area.dispatchEvent(new InputEvent('input', {bubbles: true}))
  }

  #draw(): void {
    const nodes: (Node | string)[] = []
    let at = 0
    for (const {range: [start, end], severity} of this.#marks) {
      if (start < at || end > this.#text.length) continue
      const mark = document.createElement('mark')
      mark.dataset['severity'] = severity
      mark.dataset['start'] = String(start)
      mark.textContent = this.#text.slice(start, end)
      nodes.push(this.#text.slice(at, start), mark)
      at = end
    }
    // A last line without a letter would have no height.
    this.#copy.replaceChildren(...nodes, `${this.#text.slice(at)}\n`)
  }
}

function commonEnd(before: string, after: string, start: number): number {
  let same = 0
  const most = Math.min(before.length, after.length) - start
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  return same
}
