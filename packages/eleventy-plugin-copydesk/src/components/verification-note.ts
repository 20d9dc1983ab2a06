import {html, raw} from '../html.ts'
import type {Html} from '../html.ts'
import type {Strings} from '../strings.ts'
import type {Verification} from '../verification.ts'
import {time} from './time.ts'

// One shape for each state, so that neither colour nor sight of it is needed to tell them apart.
const shapes: Record<Verification['state'], string> = {
  fresh: '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.8 8.3 2.2 2.2 4.2-4.8" fill="none" class="mark-cut"/>',
  due: '<circle cx="8" cy="8" r="6.2" class="mark-line"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
  stale: '<path d="M8 1.6 15 14H1z" class="mark-line"/><path d="M8 6.2v3.6M8 11.4v.9" class="mark-line"/>',
  held: '<path d="M5 2.5v11M11 2.5v11" class="mark-line"/>',
  historical: '<path d="M2.5 2.5h11v11h-11z" class="mark-line"/>',
}

/** When a page’s facts were verified, how far that may be trusted today, and whether its text is as old. */
export function verificationNote(verification: Verification, strings: Strings): Html {
  const {state, basis, text, date} = verification
  const day = time(date, strings)
  const first =
    basis === 'carried' ? strings.carried(day)
      : text === 'same' ? strings.verifiedTogether(day)
        : strings.verified(day)
  const after = text === 'same' ? '' : `; ${text === 'edited' ? strings.textEdited : strings.textSince}`
  return html`<div class="verified">
<p class="verified-state" data-state="${state}"><svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${raw(shapes[state])}</svg><span><strong>${strings.states[state]}:</strong> ${stateWords(verification, strings)}</span></p>
<p class="verified-basis">${first}${after}</p>
</div>`
}

function stateWords({state, due, why}: Verification, strings: Strings): Html | string {
  if (state === 'held') return why ?? strings.held
  if (state === 'historical') return strings.historical
  if (!due) return strings.freshForever
  return strings[state](time(due, strings))
}
