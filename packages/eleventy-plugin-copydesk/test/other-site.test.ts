import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {makeSite} from '../src/site.ts'
import {fixture, readSite, temporaryFolder} from './site.ts'

const eleventy = join(dirname(createRequire(import.meta.url).resolve('@11ty/eleventy')), '../cmd.cjs')

/** A project of somebody else’s: its own folder, its own configuration of one line, Eleventy’s own command. */
function project(): string {
  const folder = join(temporaryFolder(), 'werkzeug')
  cpSync(fixture('werkzeug'), folder, {recursive: true})
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(import.meta.dirname, '..'), join(folder, 'node_modules/eleventy-plugin-copydesk'))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  return folder
}

function run(folder: string): {status: number | null; text: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--conditions=@copydesk/source', eleventy], {
    cwd: folder,
    encoding: 'utf8',
    env: {...process.env, SOURCE_DATE_EPOCH: '1776902400', TZ: 'America/Los_Angeles', NODE_OPTIONS: ''},
  })
  return {status, text: stdout + stderr}
}

test('a site in another language, with other kinds and no scores, is published by Eleventy’s own command', () => {
  const folder = project()
  const {status, text} = run(folder)
  expect(text).toContain('Wrote')
  expect(status).toBe(0)
  const site = readSite(join(folder, '_site'))
  const page = site.get('/anleitungen/hobeln/index.html') ?? ''
  expect(page).toContain('<html lang="de" dir="ltr">')
  expect(page).toContain('<time datetime="2026-04-22">22. April 2026</time>')
  expect(page).toContain('<strong>Frisch:</strong>')
  expect(site.get('/index.html')).toContain('Anleitungen</h2>')
  expect([...site.keys()]).toContain('/begriffe/hobel/index.html')
  expect([...site.values()].join('\n')).not.toMatch(/openai|chatgpt|class="score"/iu)
})

test('an error ends it with exit code 1, the finding, and nothing written', () => {
  const folder = project()
  writeFileSync(join(folder, 'anleitungen/neu.md'), 'Der Adahobel.\n')
  const {status, text} = run(folder)
  expect(status).toBe(1)
  expect(text).toMatch(/anleitungen\/neu\.md:1:5 error canonical-name/u)
  expect(text).toContain('why: ')
  expect(text).not.toContain('    at ')
  expect(existsSync(join(folder, '_site'))).toBe(false)
})

test('a wrong option is named', () => {
  const folder = project()
  writeFileSync(join(folder, 'eleventy.config.js'), `import copydesk from 'eleventy-plugin-copydesk'\nexport default (config) => config.addPlugin(copydesk, {trems: '/x/'})\n`)
  const {status, text} = run(folder)
  expect(status).toBe(1)
  expect(text).toContain('Unexpected option `trems` of eleventy-plugin-copydesk')
})

test('a language that is written from right to left is', () => {
  const desk = {config: {site: {name: 'x', language: 'ar-EG', compare: []}}, terms: new Map()} as unknown as Parameters<typeof makeSite>[0]['desk']
  const site = makeSite({desk, options: {stylesheets: [], terms: '/terms/', pages: {home: true, terms: true, notFound: true}}, pages: [], collections: [], choosers: [], addresses: new Map()} as unknown as Parameters<typeof makeSite>[0])
  expect(site.direction).toBe('rtl')
})
