import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import type {Strings} from '../strings.ts'
import type {Verification} from '../verification.ts'
import {draw} from './replaceable.ts'
import {stateMark} from './state-mark.ts'
import {time} from './time.ts'

/** When a page’s facts were verified, how far that may be trusted today, and whether its text is as old. */
export function verificationNote(verification: Verification, site: Site): Html {
  return draw('verificationNote', verification, site, note)
}

function note(verification: Verification, {strings}: Site): Html {
  const {state, basis, text, date} = verification
  const day = time(date, strings)
  const first =
    basis === 'carried' ? strings.carried(day)
      : text === 'same' ? strings.verifiedTogether(day)
        : strings.verified(day)
  const after = text === 'same' ? '' : `; ${text === 'edited' ? strings.textEdited : strings.textSince}`
  return html`<div class="verified">
<p class="verified-state" data-state="${state}">${stateMark(state)}<span><strong>${strings.states[state]}:</strong> ${stateWords(verification, strings)}</span></p>
<p class="verified-basis">${first}${after}</p>
</div>`
}

function stateWords({state, due, why}: Verification, strings: Strings): Html | string {
  if (state === 'held') return why ?? strings.held
  if (state === 'historical') return strings.historical
  if (!due) return strings.freshForever
  return strings[state](time(due, strings))
}
