import fc from 'fast-check'
import {expect, test} from 'vitest'
import {casesOf, textOf} from './corpus.ts'
import {bytes} from './inputs.ts'
import {checkFiles} from './real-command.ts'
import {targets} from './targets.ts'

const runs = Number(process.env['COPYDESK_FUZZ_RUNS'] ?? 150)

test.each(Object.entries(targets))('%s: every case that was found, and new ones', (name, {inputs, check}) => {
  for (const one of casesOf(name)) expect(() => check(textOf(one)), one[0]).not.toThrow()
  fc.assert(fc.property(inputs, check), {numRuns: runs})
})

test('any bytes through the real command', async () => {
  await checkFiles([...casesOf('bytes').map(([, content]) => content), ...fc.sample(bytes, runs)])
})
