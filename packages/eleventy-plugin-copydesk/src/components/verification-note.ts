import {html} from '../html.ts'
import type {Html} from '../html.ts'
import type {Site} from '../site.ts'
import {turning} from '../turns.ts'
import type {Saying} from '../turns.ts'
import type {Verification, VerificationState} from '../verification.ts'
import {draw} from './replaceable.ts'
import {stateMark} from './state-mark.ts'
import {time} from './time.ts'
import {lookOfWords, printWords} from './words.ts'

/** When a page’s facts were verified, how far that may be trusted today and later, and whether its text is as old. */
export function verificationNote(verification: Verification, site: Site): Html {
  return draw('verificationNote', verification, site, note)
}

function note(verification: Verification, {strings}: Site): Html {
  const {basis, text, date, state, later, today, why} = verification
  const day = time(date, strings)
  const first =
    basis === 'carried' ? strings.carried(day)
      : text === 'same' ? strings.verifiedTogether(day)
        : strings.verified(day)
  const after = text === 'same' ? '' : `; ${text === 'edited' ? strings.textEdited : strings.textSince}`
  const saying = sayingOf(state, verification)
  const words = state === 'held' && why !== undefined ? html`${stateMark(state)}<span><strong>${strings.states.held}:</strong> ${why}</span>` : printWords(saying, strings)
  const turns = turning(later.map(({from}) => from), today, (on) => sayingOf(later.findLast(({from}) => from <= on)?.state ?? state, verification))
  return html`<div class="verified">
<p class="verified-state" data-state="${lookOfWords(saying)}"${turns}>${words}</p>
<p class="verified-basis">${first}${after}</p>
</div>`
}

function sayingOf(state: VerificationState, {due, until}: Verification): Saying {
  if (state === 'fresh' && due === undefined) return {words: 'page-forever'}
  return {words: `page-${state}`, day: state === 'held' || state === 'historical' ? undefined : state === 'hold-expired' ? until : due}
}
