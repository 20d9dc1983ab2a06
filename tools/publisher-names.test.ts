import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {root} from './process.ts'

/** Ids of vendors that are words of HTML and CSS too; their names and products are asked for all the same. */
const markup: ReadonlySet<string> = new Set(['cursor', 'meta'])

interface Registry {
  readonly vendors?: readonly {readonly id: string; readonly name: string}[]
  readonly terms?: readonly {readonly id: string; readonly name: string; readonly short?: readonly string[]; readonly ids?: readonly {readonly id: string}[]}[]
}

test('the publisher and its theme know no product: nothing that the registry names stands in them', () => {
  const registries = globSync('packages/copydesk-registry-ai/registry/**/*.yaml', {cwd: root}).map((path) => parse(readFileSync(join(root, path), 'utf8')) as Registry)
  const names = new Set(registries.flatMap(({vendors = [], terms = []}) => [
    ...vendors.flatMap(({id, name}) => [id, name]),
    ...terms.flatMap(({id, name, short = [], ids = []}) => [id, name, ...short, ...ids.map((one) => one.id)]),
  ]))
  expect(names.size).toBeGreaterThan(50)
  const files = globSync('packages/eleventy-plugin-copydesk/{README.md,{src,theme,browser}/**/*.{ts,css,svg,js}}', {cwd: root})
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [...names].filter((name) => !markup.has(name) && new RegExp(String.raw`(?<![\p{L}\p{N}])${RegExp.escape(name)}(?![\p{L}\p{N}])`, 'u').test(text)).map((name) => `${path}: ${name}`)
  })
  expect(found).toEqual([])
})
