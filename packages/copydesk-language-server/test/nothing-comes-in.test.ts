import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {codeInYaml, codePages, sprung, strayCode} from '../../remark-copydesk/test/traps.ts'
import {exampleDesk, makeFolder} from './example-folder.ts'
import {day, startServer} from './start-server.ts'

test('no code of an open folder runs, whatever is opened and asked', async () => {
  const folder = makeFolder({...exampleDesk, ...strayCode, ...codePages, 'copydesk.yaml': (exampleDesk['copydesk.yaml'] ?? '').replace('[./registry]', '[trap-registry, ./registry]')})
  const editor = await startServer(folder, {env: {...day, COPYDESK_TRAP: folder}})
  for (const [path, text] of Object.entries(codePages)) {
    if (!path.endsWith('.njk')) await editor.open(path, text)
    for (const method of ['hover', 'completion', 'definition']) await editor.ask(method, path, {position: {line: 1, character: 3}}).catch(() => undefined)
  }
  await editor.open('registry/trap.yaml', codeInYaml)
  expect(await editor.open('notes.md', 'Lumina-Studio\n')).toHaveLength(1)
  expect(existsSync(join(folder, sprung))).toBe(false)
})
