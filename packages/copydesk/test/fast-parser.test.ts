import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

/** Tells whether the process had loaded the program of the fast parser when it ended. */
const tell = `--import=data:text/javascript,${encodeURIComponent('process.on("exit", () => process.stderr.write(`\\nfast parser: ${process.report.getReport().sharedObjects.some((path) => path.includes("satteri"))}\\n`))')}`

test.each([
  ['parsed by the fast parser, a finding in it or not', 'Ask *Quill* Draws 3.\n', true],
  ['parsed by remark, where the fast parser may read it otherwise', 'Ask *Quill* Draws 3 at www.example.com.\n', false],
  ['not parsed at all, where no name is in it', 'Nothing to see.\n', false],
])('a page is %s', async (_what, text, isFast) => {
  const cwd = makeFolder({...desk, 'a.md': text})
  const {out, err} = await runCopydesk(['lint', '--no-cache'], {cwd, env: {NODE_OPTIONS: tell}})
  expect(err).toContain(`fast parser: ${isFast}\n`)
  expect(out.includes('Unexpected name "Quill Draws 3"')).toBe(text.includes('Quill'))
})
