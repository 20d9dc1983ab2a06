import {resolve} from 'node:path'
import {checkFacts, rules} from 'remark-copydesk'
import type {Fact, FactCheckOptions, Finding} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import {LineIndex} from './line-index.ts'
import type {PageResult} from './page-result.ts'
import {readText} from './read-text.ts'
import {showPath} from './show-path.ts'

/** What is wrong with the facts of a desk that `judges` takes, by file; files without findings are left out. */
export function factResults({desk}: LoadedDesk, cwd: string, options: FactCheckOptions, judges: (fact: Fact) => boolean = () => true): PageResult[] {
  const places = new Set([...desk.facts.values()].filter(judges).map(({id}) => placeOf(desk.origins.get(`fact:${id}`))))
  const byFile = Map.groupBy(checkFacts(desk, options).filter((finding) => places.has(placeOf(finding))), ({path}) => path)
  return [...byFile].map(([path, found]) => {
    const filePath = resolve(cwd, path)
    const {text} = readText(filePath)
    const lines = new LineIndex(text)
    const findings = found.map(({line, column, rule, severity, message}): Finding => {
      const [start, end] = lines.range(line)
      return {rule, severity, message, range: [Math.min(start + column - 1, end), end], why: rules.find(({id}) => id === rule)?.why ?? ''}
    })
    return {filePath, shown: showPath(filePath, cwd), text, findings}
  })
}

function placeOf(place: {readonly path: string; readonly line: number} | undefined): string {
  return `${place?.path}:${place?.line}`
}
