// The release tool itself, in copies of this checkout that are real repositories with a remote.
import {execFileSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {root, run} from '../process.ts'
import type {Finished} from '../process.ts'
import {copyWorkspace} from '../workspace-copy.ts'
import {parseCommit} from './commits.ts'
import {nextVersion} from './plan.ts'

const identity = {GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@quill.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@quill.example', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1'}
const env = {...process.env, ...identity, SOURCE_DATE_EPOCH: '1777593600', GITHUB_REPOSITORY: undefined, NO_COLOR: '1'}
let folder = ''
let remote = ''

const git = (...args: string[]): string => execFileSync('git', args, {cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trimEnd()
const commit = (message: string): string => git('commit', '--quiet', '--allow-empty', '--message', message)
const release = (...args: string[]): Promise<Finished> => run(process.execPath, ['--conditions=@copydesk/source', join(folder, 'tools', 'tasks', 'release.ts'), ...args], {cwd: folder, env})
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const version = (path: string): unknown => (JSON.parse(read(path)) as {version: string}).version

beforeAll(() => {
  folder = copyWorkspace()
  for (const path of ['CHANGELOG.md', 'action.yml', '.pre-commit-hooks.yaml']) cpSync(join(root, path), join(folder, path))
  remote = mkdtempSync(join(tmpdir(), 'copydesk-remote-'))
  execFileSync('git', ['init', '--quiet', '--bare', remote], {env})
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all')
  commit('feat: begin')
  git('remote', 'add', 'origin', remote)
  git('push', '--quiet', '--set-upstream', 'origin', 'main')
})

afterAll(() => {
  for (const path of [folder, remote]) if (path) rmSync(path, {recursive: true, force: true})
})

describe('a press', () => {
  test('of the first release dates the words that people wrote, and tags what the manifests say', async () => {
    const before = read('CHANGELOG.md')
    const current = String(version('packages/copydesk/package.json'))
    expect(await release()).toMatchObject({code: 0, stdout: expect.stringContaining(`Committed and tagged v${current} and copydesk-registry-ai-v`) as string})
    expect(read('CHANGELOG.md')).toBe(before.replace(`## ${current} – unreleased`, `## ${current} – 2026-05-01`))
    expect(git('show', '--stat', '--format=', 'HEAD').split('\n')[0]).toContain('CHANGELOG.md')
    // Pressed twice by mistake: the tag is here and nowhere else.
    const again = await release()
    expect({code: again.code, output: again.output}).toEqual({code: 1, output: expect.stringContaining(`Unexpected tag \`v${current}\` that \`origin\` does not have, expected \`git push origin v${current}\``) as string})
    git('push', '--quiet', '--follow-tags')
    expect(await release()).toMatchObject({code: 1, output: expect.stringContaining('Unexpected lack of anything to release') as string})
  })

  test('goes by what the commits say: versions, recipes, lock file and changelog of each group', async () => {
    const from = String(version('packages/copydesk/package.json'))
    const registry = version('packages/copydesk-registry-ai/package.json')
    const to = from.replace(/\.\d+\.\d+$/u, (rest) => `.${Number(rest.split('.')[1]) + 1}.0`)
    for (const message of ['docs: a word', 'fix(remark-copydesk): no crash', 'feat(copydesk): a thing\n\nBREAKING CHANGE: `--old` is\ngone', 'perf: less']) commit(message)
    git('push', '--quiet')
    const {code, output} = await release()
    expect(code, output).toBe(0)
    expect(['copydesk', 'remark-copydesk', 'vscode-copydesk'].map((name) => version(`packages/${name}/package.json`))).toEqual([to, to, to])
    expect(version('packages/copydesk-registry-ai/package.json')).toBe(registry)
    expect(read('packages/copydesk/package.json')).toContain(`"remark-copydesk": "${to}"`)
    expect(read('action.yml')).toContain(`default: ${to}\n`)
    expect(read('.pre-commit-hooks.yaml')).toContain(`[copydesk@${to}]`)
    expect(read('content/docs/for-ci.md')).toContain(`[copydesk@${to}, copydesk-registry-ai@${String(registry)}]`)
    const lock = JSON.parse(read('package-lock.json')) as {packages: Record<string, {version: string; dependencies?: Record<string, string>}>}
    expect([lock.packages['packages/copydesk']?.version, lock.packages['packages/copydesk']?.dependencies?.['remark-copydesk'], lock.packages['packages/copydesk-registry-ai']?.version]).toEqual([to, to, registry])
    const id = (subject: string): string => git('log', '--format=%h', '--abbrev=10', `--grep=${subject}`).split('\n')[0] ?? ''
    expect(read('CHANGELOG.md')).toContain([
      `\n## ${to} – 2026-05-01\n`,
      `### Breaks\n\n- copydesk: \`--old\` is gone (${id('a thing')})\n`,
      `### Features\n\n- copydesk: a thing (${id('a thing')})\n`,
      `### Fixes\n\n- remark-copydesk: no crash (${id('no crash')})\n`,
      `### Faster\n\n- less (${id('perf: less')})\n\n## ${from} – 2026-05-01\n`,
    ].join('\n'))
    expect(git('tag', '--points-at', 'HEAD')).toBe(`v${to}`)
    expect(git('status', '--porcelain')).toBe('')
    git('push', '--quiet', '--follow-tags')
    // Elsewhere than in CI nobody can sign.
    expect(await release('--publish')).toMatchObject({code: 1, output: expect.stringContaining('Unexpected computer, expected the workflow `release`') as string})
  })

  test('is refused with its remedy in every state that it would make worse', async () => {
    const refusals = async (): Promise<string[]> => {
      const head = git('rev-parse', 'HEAD')
      const {code, output} = await release()
      expect({code, head: git('rev-parse', 'HEAD')}).toEqual({code: 1, head})
      return output.trimEnd().split('\n').filter((line) => !line.startsWith('npm warn'))
    }
    commit('feat(copydesk): more')
    expect(await refusals()).toEqual(['Unexpected commits that origin/main does not have (1), expected a pushed branch: git push'])
    git('push', '--quiet')
    writeFileSync(join(folder, 'new.txt'), '')
    expect(await refusals()).toEqual(['Unexpected changes that are not committed (new.txt), expected a clean tree: commit or stash them'])
    rmSync(join(folder, 'new.txt'))
    git('switch', '--quiet', '--create', 'side', '--track', 'origin/main')
    expect(await refusals()).toEqual(['Unexpected branch `side`, expected `main`: git switch main'])
    git('switch', '--quiet', 'main')
    const next = `v${String(version('packages/copydesk/package.json')).replace(/\.\d+\.\d+$/u, (rest) => `.${Number(rest.split('.')[1]) + 1}.0`)}`
    git('tag', next, 'side~2')
    expect(await refusals()).toEqual([expect.stringContaining(`Unexpected tag \`${next}\`, expected none of that name`) as string])
    git('tag', '--delete', next)
    for (const message of ['I fixed it', 'feet(copydesk): a thing']) commit(message)
    git('push', '--quiet')
    expect((await refusals()).map((line) => line.slice(11))).toEqual([
      'Unexpected type `feet` in "feet(copydesk): a thing", expected one of feat, fix, perf, revert, build, chore, ci, content, docs, refactor, style, test, release',
      'Unexpected message "I fixed it", expected `type(scope): what it does`',
    ])
  })
})

test.each([
  ['feat(copydesk)!: gone', {type: 'feat', scope: 'copydesk', subject: 'gone', breaking: 'gone'}],
  ['fix: a\n\nBREAKING-CHANGE: b', {type: 'fix', subject: 'a', breaking: 'b'}],
  ['Revert "feat: a thing"\n\nThis reverts commit 0123.', {type: 'revert', subject: 'feat: a thing'}],
  ['perf(no-layer-mix): less: more', {type: 'perf', scope: 'no-layer-mix', subject: 'less: more'}],
])('%j', (message, expected) => {
  expect(parseCommit('abc', message)).toEqual({id: 'abc', ...expected})
})

test.each([
  ['0.1.0', ['docs: a'], undefined],
  ['0.1.0', ['fix: a'], '0.1.1'],
  ['0.1.9', ['fix: a', 'feat: b'], '0.2.0'],
  ['0.9.3', ['fix!: a'], '0.10.0'],
  ['1.2.3', ['feat!: a'], '2.0.0'],
  ['1.2.3', ['perf: a'], '1.2.4'],
])('after %s, %j makes %s', (version, messages, next) => {
  expect(nextVersion(version, messages.map((message) => parseCommit('', message)).filter((commit) => typeof commit !== 'string'))).toBe(next)
})
