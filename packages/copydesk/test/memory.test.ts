import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

/** Tells the most memory that the process had, in MB. */
const tell = `--import=data:text/javascript,${encodeURIComponent('process.on("exit", () => process.stderr.write(`\\n${process.resourceUsage().maxRSS / 1024} MB\\n`))')}`

test('pages that are parsed one after the other do not add up in memory', async () => {
  const page = 'A *paragraph* about Quill Draw 3 and [its pages](https://example.com), with `code` and **more** to read than names.\n\n- A list\n- and nothing\n\n'.repeat(40)
  const cwd = makeFolder({...desk, ...Object.fromEntries(Array.from({length: 300}, (_, index) => [`pages/${index}.md`, `${page}QUILL DRAW 3\n`]))})
  const {out, err} = await runCopydesk(['lint', '--no-clock', '--no-cache'], {cwd, env: {NODE_OPTIONS: tell}})
  expect(out).toContain('in 300 of 300 files')
  // It took 450.
  expect(Number(/(?<mb>[\d.]+) MB/u.exec(err)?.groups?.['mb'])).toBeLessThan(350)
})

test('the event loop turns while pages are judged, for what a native parser hands over is freed there alone', async () => {
  const turns = `--import=data:text/javascript,${encodeURIComponent('let turns = 0; const count = () => { turns += 1; setImmediate(count).unref() }; count(); process.on("exit", () => process.stderr.write(`\\n${turns} turns\\n`))')}`
  const cwd = makeFolder({...desk, ...Object.fromEntries(Array.from({length: 1000}, (_, index) => [`pages/${index}.md`, 'QUILL DRAW 3\n']))})
  const {err} = await runCopydesk(['lint', '--no-clock', '--no-cache', '--threads', '0'], {cwd, env: {NODE_OPTIONS: turns}})
  expect(Number(/(?<turns>\d+) turns/u.exec(err)?.groups?.['turns'])).toBeGreaterThan(40)
})
