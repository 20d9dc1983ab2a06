import {html} from '../html.ts'
import type {Html} from '../html.ts'
import {raw} from '../html.ts'
import type {BoardState} from '../board.ts'

/** A state as it looks. */
export type Look = 'fresh' | 'due' | 'stale' | 'held' | 'historical'

// One shape for each state, so that neither colour nor sight of it is needed to tell them apart.
const shapes: Record<Look, string> = {
  fresh: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.8 8.3 2.2 2.2 4.2-4.8" fill="none" class="mark-cut"/>',
  due: '<circle cx="8" cy="8" r="6.2" class="mark-line"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
  stale: '<path d="M8 1.6 15 14H1z" class="mark-line"/><path d="M8 6.2v3.6M8 11.4v.9" class="mark-line"/>',
  held: '<path d="M5 2.5v11M11 2.5v11" class="mark-line"/>',
  historical: '<path d="M2.5 2.5h11v11h-11z" class="mark-line"/>',
}

/** How a state looks: what is due soon still holds, and what nobody knows any more is as good as stale. */
export function lookOf(state: BoardState): Look {
  if (state === 'due-soon') return 'fresh'
  if (state === 'unknown') return 'stale'
  return state === 'hold-expired' ? 'due' : state
}

/** The shape of a state, on a square of 16. */
export function stateShape(state: BoardState): Html {
  return raw(shapes[lookOf(state)])
}

/** The sign of a state, before the words that say it. */
export function stateMark(state: BoardState): Html {
  return html`<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${stateShape(state)}</svg>`
}
