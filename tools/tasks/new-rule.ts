import {ask} from '../ask.ts'
import {newRule} from '../generators.ts'
import {root, runHere} from '../process.ts'

await ask(
  'npm run new-rule -- RULE-ID --summary "Say in one sentence what to do."',
  {summary: {type: 'string'}},
  async ({first, one}) => {
    const path = newRule(root, first, one('summary'))
    // A new process, for this one has loaded the list of rules as it was.
    await runHere(process.execPath, ['--conditions=@copydesk/source', 'tools/tasks/generate.ts'])
    return `wrote ${path}\nNext: write its examples, then its check, until npx vitest run ${path.replace(/[^/\\]+$/u, 'examples')} passes`
  },
)
