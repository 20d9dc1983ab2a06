import {expect, test} from 'vitest'
import {formatters} from '../src/formatters.ts'
import {desk, guide, makeFolder, runCopydesk} from './run-copydesk.ts'

const pages: [path: string, text: string][] = [
  ['Straße/İstanbul.md', 'Ask Quill Draws 3 now.\n'],
  ['a.md', 'The quill draws 3 and QUILL DRAWS 3.\n'],
  ['a/ä.md', 'The Quill Desk Draw 3 is new.\n'],
  ['B.md', 'Quill Draws 3\n'],
  ['guides/z.md', guide('2025-09-01', 'It is old. Verified: 1 May 2025.\n')],
  ['guides/É.md', guide('2026-04-30', 'Quill Draw 3 has a subscription.\n')],
]

const settings: Record<string, string>[] = [
  {LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', TZ: 'UTC'},
  {LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati'},
  {LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', TZ: 'Asia/Kathmandu'},
]

test('the same bytes in any locale, zone and order of files, in every format', async () => {
  const cwd = makeFolder({...desk, '.git/HEAD': ''})
  const names = pages.map(([path]) => path)
  const seen = new Map<string, string>()
  for (const [turn, env] of settings.entries()) {
    // The files come to the disk, and to the command line, in another order each time.
    const order = [...pages.slice(turn), ...pages.slice(0, turn)]
    const own = makeFolder({...Object.fromEntries(turn % 2 === 0 ? order : order.toReversed()), ...desk, '.git/HEAD': ''})
    const words = order.map(([path]) => path)
    for (const args of [...Object.keys(formatters).map((format) => ['lint', ...words, '--format', format]), ['lint', '.'], ['due', '--format', 'json'], ['due', '--format', 'ics'], ['terms']]) {
      const {out, err} = await runCopydesk(args, {cwd: own, env})
      const key = args.filter((arg) => !names.includes(arg)).join(' ')
      const text = (out + err).replaceAll(own, cwd)
      expect(text.length, key).toBeGreaterThan(50)
      expect(text, `${key} ${JSON.stringify(env)}`).toBe(seen.get(key) ?? text)
      seen.set(key, text)
    }
  }
})
