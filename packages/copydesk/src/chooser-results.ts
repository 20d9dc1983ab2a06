import {resolve} from 'node:path'
import {lintChooser} from 'remark-copydesk'
import type {Finding, LintOptions} from 'remark-copydesk'
import type {LoadedDesk} from 'remark-copydesk/node'
import type {PageResult} from './page-result.ts'
import {showPath} from './show-path.ts'

/** What is wrong with the words of a desk’s choosers, as far as `judges` takes it, by file; files without findings are left out. */
export function chooserResults({desk}: LoadedDesk, cwd: string, options: LintOptions, judges: (file: string, text: string, finding: Finding) => boolean = () => true): PageResult[] {
  return [...desk.choosers.values()].flatMap((entry) => {
    const {path, text} = entry.source
    const filePath = resolve(cwd, path)
    const findings = lintChooser(entry, desk, options).filter((finding) => judges(filePath, text, finding))
    return findings.length > 0 ? [{filePath, shown: showPath(filePath, cwd), text, findings}] : []
  })
}
