import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {root, run} from './process.ts'

/** What each line of the section must say, with the exit code that it promises. */
const expected = [
  {code: 1, says: 'your-article.md:1:5 error no-layer-mix'},
  {code: 1, says: 'content/x.md:1:5 error no-layer-mix'},
  {code: 1, says: 'Would fix 1 finding in'},
  {code: 0, says: 'Layer'},
]

test('the shell lines of “A minute with a file of your own” do what they say', async () => {
  const section = /^## A minute with a file of your own\n[^]*?^```sh\n(?<lines>[^]*?)^```/mu.exec(readFileSync(join(root, 'README.md'), 'utf8'))
  const lines = section?.groups?.['lines']?.trim().split('\n') ?? []
  expect(lines).toHaveLength(expected.length)
  const home = mkdtempSync(join(tmpdir(), 'copydesk-home-'))
  try {
    mkdirSync(join(home, 'path', 'to'), {recursive: true})
    writeFileSync(join(home, 'path', 'to', 'your-article.md'), 'The GPT Image 2.0 subscription is cheap. Call gpt-image-2 for it.\n')
    for (const [index, line] of lines.entries()) {
      const {code, output} = await run('sh', ['-c', line], {env: {...process.env, HOME: home, npm_config_update_notifier: 'false'}})
      expect({line, code, output}).toEqual({line, code: expected[index]?.code, output: expect.stringContaining(expected[index]?.says ?? '')})
    }
  } finally {
    rmSync(home, {recursive: true})
  }
})
