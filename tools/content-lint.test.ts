import {expect, test} from 'vitest'
import {lintArguments} from './content-lint.ts'

test.each([
  [[], ['content']],
  [['--rule', 'review-due'], ['content']],
  [['--config', 'content/copydesk.yaml'], ['content']],
  [['--config=content/copydesk.yaml', '--no-clock'], ['content']],
  [['--config', 'content/copydesk.yaml', 'README.md'], []],
  [['nowhere.md'], []],
  [['--stdin'], []],
])('`npm run lint -- %j` adds %j', (args, added) => {
  expect(lintArguments(args)).toEqual(['lint', ...added, ...args])
})
