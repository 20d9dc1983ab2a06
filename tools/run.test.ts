import {spawn} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test, vi} from 'vitest'
import {effectiveDate} from '../packages/remark-copydesk/src/node/index.ts'
import {root, run} from './process.ts'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-run-'))
const runner = join(folder, 'tools', 'run.mjs')

afterAll(() => rmSync(folder, {recursive: true}))

mkdirSync(join(folder, 'tools', 'tasks'), {recursive: true})
cpSync(join(root, 'tools', 'run.mjs'), runner)
writeFileSync(join(folder, 'package.json'), '{"name": "empty", "version": "1.0.0", "private": true}\n')
writeFileSync(join(folder, 'package-lock.json'), '{"name": "empty", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": {"": {"name": "empty", "version": "1.0.0"}}}\n')
writeFileSync(join(folder, 'tools', 'tasks', 'echo.ts'), `const words: string[] = process.argv.slice(2)
console.log(words.join(' '), process.execArgv.join(' '), process.env['NX_DAEMON'])
if (words[0] === 'wait') {
  process.on('SIGTERM', () => process.exit(7))
  console.log('ready')
  setInterval(() => {}, 1000)
} else process.exitCode = 3
`)

writeFileSync(join(folder, 'tools', 'tasks', 'beat.ts'), `import {writeFileSync} from 'node:fs'
setInterval(() => writeFileSync(process.argv[2] ?? '', ''), 100)
setTimeout(() => process.exit(), 240_000)
`)

test('a task gets its arguments and the source condition, and its exit code comes back', async () => {
  const {code, stdout} = await run(process.execPath, [runner, 'echo', '--a', 'b c'])
  expect({code, stdout}).toEqual({code: 3, stdout: '--a b c --conditions=@copydesk/source false\n'})
})

test('a signal is passed on', async () => {
  const {code} = await run('sh', ['-c', '"$0" "$1" echo wait >"$2" & until grep -q ready "$2"; do sleep 0.1; done; kill -TERM $!; wait $!', process.execPath, runner, join(folder, 'printed')])
  expect(code).toBe(7)
})

test('a killed npm takes its task along', async () => {
  const alive = join(folder, 'alive')
  const npm = spawn('sh', ['-c', '"$0" "$1" beat "$2" & wait', process.execPath, runner, alive], {env: {...process.env, npm_lifecycle_event: 'start'}, stdio: 'ignore'})
  await vi.waitUntil(() => existsSync(alive), {timeout: 60_000})
  npm.kill('SIGKILL')
  await vi.waitUntil(() => Date.now() - statSync(alive).mtimeMs > 1500, {timeout: 120_000, interval: 100})
})

test('a task that is not there is named with those that are', async () => {
  expect(await run(process.execPath, [runner, 'eko'])).toMatchObject({code: 2, output: 'Unexpected task `eko`, expected one of beat, echo: npm run TASK\n'})
  expect(await run(process.execPath, [runner])).toMatchObject({code: 2, output: 'Unexpected task left out, expected one of beat, echo: npm run TASK\n'})
})

test('a lock file that npm cannot follow is npm’s to explain', async () => {
  const broken = join(folder, 'package-lock.json')
  writeFileSync(broken, '{"name": "empty", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "empty"}, "node_modules/copydesk-nowhere": {"version": "9.9.9", "resolved": "file:nowhere.tgz", "integrity": "sha512-AA=="}}}\n')
  writeFileSync(join(folder, 'package.json'), '{"name": "empty", "version": "1.0.0", "dependencies": {"copydesk-nowhere": "file:nowhere.tgz"}}\n')
  const {code, output} = await run(process.execPath, [runner, 'echo'])
  expect(code).toBe(1)
  expect(output).toContain('Unexpected failure of `npm ci`')
})

test('Nx and the linter mean the same day', async () => {
  for (const epoch of ['0', '1776816000', '1776902399']) {
    const env = {...process.env, SOURCE_DATE_EPOCH: epoch}
    const {stdout} = await run(process.execPath, [join(root, 'tools', 'effective-date.mjs')], {env})
    expect(stdout.trim()).toBe(effectiveDate(undefined, env).date)
  }
})
