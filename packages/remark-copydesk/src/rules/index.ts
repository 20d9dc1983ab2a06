import type {Rule} from '../rule.ts'
import {canonicalName} from './canonical-name.ts'
import {firstMentionLink} from './first-mention-link.ts'
import {frontMatter} from './front-matter.ts'
import {idInCode} from './id-in-code.ts'
import {knownId} from './known-id.ts'
import {noAmbiguousName} from './no-ambiguous-name.ts'
import {noLayerMix} from './no-layer-mix.ts'
import {proseDate} from './prose-date.ts'
import {reviewDue} from './review-due.ts'
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
  verifiedDate,
  proseDate,
  reviewDue,
  suppression,
]
