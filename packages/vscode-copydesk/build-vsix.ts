// Makes the extension as VS Code installs it, without a network: `node build-vsix.ts [FILE]`; dist/copydesk.vsix where none is given.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {rolldown} from 'rolldown'
import type {OutputChunk, RolldownOptions} from 'rolldown'

const here = import.meta.dirname

interface Manifest {
  readonly name: string
  readonly version: string
  readonly publisher: string
  readonly displayName: string
  readonly description: string
  readonly categories: readonly string[]
  readonly keywords: readonly string[]
  readonly engines: {readonly vscode: string}
}

const manifest = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as Manifest & Record<string, unknown>
const {devDependencies: _tools, nx: _tasks, private: _private, ...published} = manifest

const extension = await bundle({input: join(here, 'src/extension.ts'), external: ['vscode']}, 'cjs')
const server = await bundle({input: join(here, 'src/server.ts')}, 'es')
const files: Readonly<Record<string, string>> = {
  '[Content_Types].xml': contentTypes(),
  'extension.vsixmanifest': vsixManifest(manifest),
  'extension/package.json': `${JSON.stringify(published, null, 2)}\n`,
  'extension/readme.md': readFileSync(join(here, 'README.md'), 'utf8'),
  'extension/LICENSE.txt': readFileSync(join(here, 'LICENSE'), 'utf8'),
  'extension/ThirdPartyNotices.txt': notices([...extension.moduleIds, ...server.moduleIds]),
  'extension/dist/extension.cjs': extension.code,
  'extension/dist/server.mjs': server.code,
}
const file = resolve(process.argv[2] ?? join(here, 'dist', 'copydesk.vsix'))
mkdirSync(dirname(file), {recursive: true})
// One day for all files, so that the same sources make the same bytes.
const mtime = '1980-01-01T12:00:00'
writeFileSync(file, zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {level: 9, mtime}))
console.log(file)

async function bundle(options: RolldownOptions, format: 'cjs' | 'es'): Promise<OutputChunk> {
  const build = await rolldown({platform: 'node', resolve: {conditionNames: ['@copydesk/source', 'node', 'import', 'module', 'default']}, ...options})
  const {output} = await build.generate({format, minify: true, codeSplitting: false})
  await build.close()
  return output[0]
}

/** The licences of the packages that are in the bundles, as they ask for. */
function notices(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path.replaceAll('\\', '/'))?.[0] ?? []))
  return Array.from(folders).toSorted().map((folder) => {
    const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {name: string; version: string; license?: string}
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry))
    return `${name} ${version} (${license ?? 'see below'})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}\n`
  }).join('\n----\n\n')
}

function contentTypes(): string {
  const types = {json: 'application/json', md: 'text/markdown', txt: 'text/plain', cjs: 'application/javascript', mjs: 'application/javascript', vsixmanifest: 'text/xml'}
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${Object.entries(types).map(([extension, type]) => `<Default Extension=".${extension}" ContentType="${type}"/>`).join('')}</Types>
`
}

function vsixManifest({name, version, publisher, displayName, description, categories, keywords, engines}: Manifest): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(name)}" Version="${xml(version)}" Publisher="${xml(publisher)}"/>
    <DisplayName>${xml(displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(description)}</Description>
    <Tags>${xml(keywords.join(','))}</Tags>
    <Categories>${xml(categories.join(','))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${xml(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value=""/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Code.LocalizedLanguages" Value=""/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/readme.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
