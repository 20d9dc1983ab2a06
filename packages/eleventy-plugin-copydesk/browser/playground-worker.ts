// The core and the desk of the site, away from the typing.
// oxlint-disable-next-line import/no-unassigned-import -- it sets zod up, before the core makes its schemas
import './without-eval.ts'
import {compileDesk, lint, makeDocument, parseCalendarDate} from 'remark-copydesk'
import type {Desk, DeskSources} from 'remark-copydesk'
import type {Answer, Question} from './check.ts'

// The page names the worker after the address of the desk.
const loading = load(new URL(self.name, location.origin))

addEventListener('message', ({data}: MessageEvent<Question>) => {
  loading.then(
    (desk) => answer({number: data.number, findings: check(desk, data)}),
    () => answer({number: undefined, findings: []}),
  )
})

function check(desk: Desk, {text, today}: Question): Answer['findings'] {
  const date = parseCalendarDate(today)
  return lint(makeDocument({text}, desk), date ? {today: date} : {}).findings
}

async function load(url: URL): Promise<Desk> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Unexpected status ${response.status}`)
  const {desk, problems} = compileDesk((await response.json()) as DeskSources)
  if (!desk) throw new Error(problems.map(({message}) => message).join('\n'))
  return desk
}

function answer(message: Answer): void {
  postMessage(message)
}
