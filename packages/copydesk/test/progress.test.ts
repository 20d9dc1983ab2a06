import {expect, test} from 'vitest'
import {desk, makeFolder} from './run-copydesk.ts'
import {hasScript, startCopydesk} from './session.ts'

// One page that takes more than a second on any machine, so that the bar is due after it.
const files = {...desk, 'a.md': 'Ask Quill Draw 3 about *its* API, not Quill Desk.\n\n'.repeat(10_000), 'b.md': 'Fine.\n'}
const clearLine = '\r\u001B[K'
const bar = `${clearLine}[============            ] 1 of 2 pages${clearLine}`

test.skipIf(!hasScript)('a long run shows on a terminal how far it has come, and cleans up (needs script)', async () => {
  const cwd = makeFolder(files)
  const session = startCopydesk(['lint'], {cwd, terminal: true})
  expect(await session.ended()).toBe(0)
  expect(session.said()).toContain(bar)
  expect(session.said().replace(bar, '')).not.toContain('of 2 pages')
})

test.skipIf(!hasScript)('with --quiet and in CI there is no bar, and a short run has none (needs script)', async () => {
  const cwd = makeFolder(files)
  for (const [args, env] of [[['lint', '--quiet'], {}], [['lint'], {CI: 'true'}], [['lint', 'b.md'], {}]] as const) {
    const session = startCopydesk(args, {cwd, terminal: true, env})
    expect(await session.ended()).toBe(0)
    expect(session.said()).not.toContain('pages')
  }
})

test('in a pipe there is no bar', async () => {
  const session = startCopydesk(['lint'], {cwd: makeFolder(files)})
  expect(await session.ended()).toBe(0)
  expect(session.said()).not.toContain('\r')
})
