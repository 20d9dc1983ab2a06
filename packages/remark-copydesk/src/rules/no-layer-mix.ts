import {z} from 'zod'
import {defineRule} from '../rule.ts'

export const noLayerMix = defineRule({
  id: 'no-layer-mix',
  summary: 'Say of a name only what its own layer has.',
  why: '',
  severity: 'error',
  clock: false,
  fix: 'suggestion',
  options: z.strictObject({}),
  examples: [],
  *check() {},
})
