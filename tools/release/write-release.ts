import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {changelogSection, hasSection, withSection} from './changelog.ts'
import {git} from './git.ts'
import {workspacePackages} from './plan.ts'
import type {GroupPlan} from './plan.ts'

/** Writes versions, recipes and changelogs into a checkout; returns the files that changed. */
export function writeRelease(folder: string, plans: readonly GroupPlan[], date: string): string[] {
  const changed: string[] = []
  const edit = (path: string, change: (text: string) => string): void => {
    if (!existsSync(join(folder, path))) return
    const text = readFileSync(join(folder, path), 'utf8')
    const after = change(text)
    if (after === text) return
    writeFileSync(join(folder, path), after)
    changed.push(path)
  }
  const released = plans.flatMap((plan) => plan.packages.flatMap(({name}) => (plan.next === undefined ? [] : [{name, from: plan.current, to: plan.next}])))
  for (const path of [...workspacePackages(folder).map((one) => join(one.folder, 'package.json')), 'content/package.json']) edit(path, (text) => manifestWith(text, released))
  edit('package-lock.json', (text) => lockWith(text, released))
  // The recipes of pages and of the action name exact versions.
  const recipes = git(folder, 'ls-files', '*.md', '*.yml', '*.yaml')?.split('\n').filter((path) => path !== '' && !path.endsWith('CHANGELOG.md')) ?? []
  for (const path of recipes) {
    edit(path, (text) => released.reduce((some, {name, from, to}) => some.replaceAll(new RegExp(`(?<![\\w-])${name}@${RegExp.escape(from)}(?![\\w.-])`, 'gu'), `${name}@${to}`), text))
  }
  const tool = released.find(({name}) => name === 'copydesk')
  if (tool) edit('action.yml', (text) => text.replace(`default: ${tool.from}\n`, `default: ${tool.to}\n`))
  for (const plan of plans) {
    const {next, group: {changelog}} = plan
    if (next !== undefined) edit(changelog, (text) => (hasSection(text, next) ? text : withSection(text, changelogSection(plan, text, date))))
  }
  return changed
}

interface Released {
  readonly name: string
  readonly from: string
  readonly to: string
}

/** Only the versions: whatever else stands in a manifest, and how, stays. */
function manifestWith(text: string, released: readonly Released[]): string {
  const {name} = JSON.parse(text) as {name: string}
  return released.reduce((some, {name: other, from, to}) => {
    const dependencies = some.replaceAll(`"${other}": "${from}"`, `"${other}": "${to}"`)
    return other === name ? dependencies.replace(`"version": "${from}"`, `"version": "${to}"`) : dependencies
  }, text)
}

function lockWith(text: string, released: readonly Released[]): string {
  const lock = JSON.parse(text) as {packages: Record<string, {name?: string; version?: string; dependencies?: Record<string, string>; devDependencies?: Record<string, string>}>}
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path.includes('node_modules/')) continue
    for (const {name, from, to} of released) {
      if (path === `packages/${name}` && entry.version === from) entry.version = to
      for (const some of [entry.dependencies, entry.devDependencies]) if (some?.[name] === from) some[name] = to
    }
  }
  return `${JSON.stringify(lock, null, 2)}\n`
}
