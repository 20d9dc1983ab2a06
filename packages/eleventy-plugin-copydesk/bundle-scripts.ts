// Makes of browser/*.ts the scripts that pages load. The build calls it with a folder; in this workspace,
// where nothing is built, `bundledScripts` does when a source has changed.
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Plugin} from 'rolldown'

const here = import.meta.dirname
const root = join(here, '../..')
const sources = ['packages/eleventy-plugin-copydesk/bundle-scripts.ts', 'packages/eleventy-plugin-copydesk/browser/*.ts', 'packages/remark-copydesk/src/**/*.ts', 'package-lock.json']

/** The folder with the scripts of the sources as they are, bundled now where they were not before. */
export function bundledScripts(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, {cwd: root}).filter((path) => !path.endsWith('.test.ts')).toSorted()
  for (const path of files) hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0')
  const folder = join(root, 'node_modules/.cache/eleventy-plugin-copydesk', hash.digest('hex').slice(0, 16))
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), {recursive: true})
  const fresh = mkdtempSync(`${folder}-`)
  const {status, stderr} = spawnSync(process.execPath, [import.meta.filename, fresh], {encoding: 'utf8', env: {...process.env, NODE_OPTIONS: ''}})
  if (status !== 0) throw new Error(`Unexpected failure to bundle the scripts of the pages\n${stderr}`)
  try {
    renameSync(fresh, folder)
  } catch {
    // Another process was faster, and its scripts are the same.
    rmSync(fresh, {recursive: true})
  }
  return folder
}

/** A text in the playground is Markdown, and the parser of MDX holds one of JavaScript. */
const withoutMdx: Plugin = {
  name: 'without-mdx',
  resolveId: (id) => (id === 'remark-mdx' ? id : undefined),
  load: (id) => (id === 'remark-mdx' ? 'export default () => {}' : undefined),
}

/** The examples of the rules are their tests and their pages; a reader of a site needs neither. */
const withoutExamples: Plugin = {
  name: 'without-examples',
  async transform(code, id) {
    if (!/remark-copydesk\/(?:src|dist)\/rules\/[\w-]+\.[jt]s$/u.test(id.replaceAll('\\', '/'))) return undefined
    const {Visitor} = await import('rolldown/utils')
    const ranges: [number, number][] = []
    new Visitor({
      Property(node) {
        if (node.key.type === 'Identifier' && node.key.name === 'examples' && node.value.type === 'ArrayExpression') ranges.push([node.value.start, node.value.end])
      },
    }).visit(this.parse(code, {lang: id.endsWith('.ts') ? 'ts' : 'js'}))
    return ranges.reduceRight((text, [start, end]) => `${text.slice(0, start)}[]${text.slice(end)}`, code)
  },
}

async function bundle(folder: string): Promise<void> {
  const {rolldown} = await import('rolldown')
  for (const name of ['search', 'playground', 'playground-worker']) {
    const build = await rolldown({
      input: join(here, 'browser', `${name}.ts`),
      platform: 'browser',
      // A worker has no document, and packages may have a version for it.
      resolve: {conditionNames: ['@copydesk/source', ...(name.endsWith('-worker') ? ['worker'] : []), 'browser', 'import', 'module', 'default']},
      plugins: [withoutMdx, withoutExamples],
    })
    await build.write({file: join(folder, `${name}.js`), format: 'es', minify: true, codeSplitting: false})
    await build.close()
  }
}

// No `await` at the top, for `require` takes none. A rejection ends the process with 1.
if (import.meta.main) void bundle(process.argv[2] ?? join(here, 'dist/browser'))
