import type {DeskSources} from './desk.ts'
import {parseYamlSource} from './yaml-source.ts'
import type {SourceText} from './yaml-source.ts'

/**
 * A desk’s texts with what they say in place of their YAML: a record that goes through JSON, and from
 * which `compileDesk` makes the same desk where there is no disk. Comments and folders stay behind.
 */
export function deskRecord({config, registries = [], facts = []}: DeskSources): DeskSources {
  const said = (source: SourceText): SourceText => ({path: source.path.replace(/^.*[/\\]/su, ''), text: '', value: parseYamlSource(source).source.value ?? {}})
  return {...(config && {config: said(config)}), registries: registries.map((texts) => texts.map(said)), facts: facts.map(said)}
}
