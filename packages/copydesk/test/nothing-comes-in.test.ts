import {existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {codeInYaml, codePages, sprung, strayCode, trap} from '../../remark-copydesk/test/traps.ts'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

test('no code of pages, registries, packages or configuration runs; only `--rules` does', async () => {
  const cwd = makeFolder({...desk, ...strayCode, ...codePages, 'copydesk.yaml': desk['copydesk.yaml'].replace('[./registry]', '[trap-registry, ./registry]'), 'good.md': 'Quill Draws 3\n', 'broken/copydesk.yaml': 'registry: [./r]\nrules: !!js/function "x"\n', 'broken/r/a.yaml': codeInYaml, 'broken/a.md': 'x\n'})
  const env = {COPYDESK_TRAP: cwd}
  const commands = [['lint'], ['lint', '--format', 'sarif'], ['fix', '--dry-run'], ['fix'], ['terms'], ['rules'], ['explain', 'guides/tag.md'], ['due'], ['baseline'], ['init', '--dry-run'], ['import', 'registry']]
  for (const command of commands) {
    const {err} = await runCopydesk(command, {cwd, env})
    expect(err, command.join(' ')).not.toContain('Unexpected failure of copydesk')
    expect(existsSync(join(cwd, sprung)), command.join(' ')).toBe(false)
  }
  // The trap works: who asks for its code gets it.
  writeFileSync(join(cwd, 'own.mjs'), trap)
  await runCopydesk(['lint', '--rules', 'own.mjs'], {cwd, env})
  expect(existsSync(join(cwd, sprung))).toBe(true)
  rmSync(join(cwd, sprung))
})
