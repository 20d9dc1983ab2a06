import type {Rule} from '../rule.ts'
import {canonicalName} from './canonical-name.ts'
import {editedAfterVerified} from './edited-after-verified.ts'
import {factCited} from './fact-cited.ts'
import {factLayer} from './fact-layer.ts'
import {factNote} from './fact-note.ts'
import {factSource} from './fact-source.ts'
import {firstMentionLink} from './first-mention-link.ts'
import {frontMatter} from './front-matter.ts'
import {honestDateChange} from './honest-date-change.ts'
import {idInCode} from './id-in-code.ts'
import {idLifecycle} from './id-lifecycle.ts'
import {knownId} from './known-id.ts'
import {noAmbiguousName} from './no-ambiguous-name.ts'
import {noLayerMix} from './no-layer-mix.ts'
import {noRelativeTime} from './no-relative-time.ts'
import {proseDate} from './prose-date.ts'
import {reviewDue} from './review-due.ts'
import {sectionOrder} from './section-order.ts'
import {suppression} from './suppression.ts'
import {verifiedDate} from './verified-date.ts'

/** Every rule there is, in the order in which the docs list them. */
export const rules: readonly Rule[] = [
  canonicalName,
  idInCode,
  knownId,
  noLayerMix,
  noAmbiguousName,
  firstMentionLink,
  frontMatter,
  sectionOrder,
  verifiedDate,
  proseDate,
  editedAfterVerified,
  honestDateChange,
  factSource,
  factNote,
  factCited,
  factLayer,
  noRelativeTime,
  reviewDue,
  idLifecycle,
  suppression,
]
