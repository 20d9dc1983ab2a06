import {globSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync, mkdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, delimiter, join} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {commandLoaders, loadCommands} from '../packages/copydesk/src/commands/index.ts'
import {parseCommandLine} from '../packages/copydesk/src/options.ts'
import {root, run} from './process.ts'

/** A block of a page that a reader is to type, and what the page says comes of it. */
interface Step {
  readonly lines: string
  readonly says: string | undefined
}

const pages = globSync('content/docs/*.md', {cwd: root}).map((path) => join(root, path))

/** The `sh` blocks of a page in their order, each with the `text` block that follows it at once. */
function stepsOf(page: string): Step[] {
  return Array.from(readFileSync(page, 'utf8').matchAll(/^```sh\n([^]*?)^```\n(?:\n```text\n([^]*?)^```$)?/gmu), ([, lines = '', says]) => ({lines, says}))
}

const typed = pages.filter((page) => stepsOf(page).length > 0)

test('there are pages with commands to type', () => {
  expect(typed.length).toBeGreaterThanOrEqual(3)
})

test.each(typed.map((page) => ({name: basename(page), page})))('the commands of docs/$name do what it says, in an empty folder', async ({page}) => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-docs-')))
  try {
    const folder = join(home, 'work')
    const programs = join(home, 'programs')
    mkdirSync(folder)
    mkdirSync(programs)
    // What npm would install is here already.
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(programs, 'npm'), '#!/bin/sh\nexit 0\n', {mode: 0o755})
    const env = {
      ...process.env, HOME: home, PATH: `${programs}${delimiter}${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}`, SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23) / 1000), NO_COLOR: '1', npm_config_update_notifier: 'false',
      GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com', GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'init.defaultBranch', GIT_CONFIG_VALUE_0: 'main',
    }
    for (const {lines, says} of stepsOf(page)) {
      const {code, stdout, output} = await run('sh', ['-c', lines], {cwd: folder, env})
      expect({lines, code: code > 1 ? output : 'done'}).toEqual({lines, code: 'done'})
      if (says !== undefined) expect(stdout.replace(/^npm (?:warn|notice).*\n/gmu, '')).toBe(says)
    }
  } finally {
    rmSync(home, {recursive: true})
  }
})

/** What the YAML blocks of a text say, whatever their comments. */
function recipesOf(text: string): unknown[] {
  return Array.from(text.matchAll(/^```yaml\n([^]*?)^```$/gmu), ([, yaml = '']) => parse(yaml) as unknown)
}

test('the recipes for CI are those of the README, whose steps are run by a test of their own', () => {
  const recipes = recipesOf(readFileSync(join(root, 'content', 'docs', 'for-ci.md'), 'utf8'))
  expect(recipes).toHaveLength(3)
  for (const recipe of recipes) expect(recipesOf(readFileSync(join(root, 'packages', 'copydesk', 'README.md'), 'utf8'))).toContainEqual(recipe)
})

test('the examples of each command are calls of it', async () => {
  const commands = await loadCommands()
  expect(commands.filter(({examples = []}) => examples.length > 0).length).toBeGreaterThanOrEqual(10)
  for (const command of commands) {
    for (const [line] of command.examples ?? []) {
      const words = Array.from(line.matchAll(/"([^"]*)"|(\S+)/gu), ([, quoted, plain]) => quoted ?? plain ?? '')
      expect(words[0], line).toBe('copydesk')
      expect((await parseCommandLine(words.slice(1), commandLoaders, () => false)).command, line).toBe(command)
    }
  }
})
