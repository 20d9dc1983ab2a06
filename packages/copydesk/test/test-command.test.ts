import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const sound = `
terms:
  - id: quill-plan
    name: Quill Plus
    layer: app
    kind: plan
    vendor: quill
    examples:
      right: [Quill Plus is a subscription., Call it with \`quill-draw-3\`.]
      wrong:
        - {text: The Quill Plus API is new., say: The Quill Draw 3 API is new.}
        - {text: Quill plus is a plan., say: Quill Plus is a plan.}
`

const broken = `terms:
  - id: quill-team
    name: Quill Team
    layer: app
    vendor: quill
    examples:
      right: ["The Quill Team API and Quill Draws 3.\\e[2J"]
      wrong: [{text: Quill Team is an app., say: Send quill-draw-3.}]
`

test('examples that hold, and the terms that have none', async () => {
  const cwd = makeFolder({...desk, 'registry/more.yaml': sound})
  expect(await runCopydesk(['test'], {cwd})).toEqual({
    code: 0,
    out: 'Terms without an example\n  quill: quill-draw, quill-desk\n\nNo failures in 6 examples. 1 of 3 terms (33 %) with an example.\n',
    err: '',
  })
  expect(await runCopydesk(['test', '--min-coverage', '33'], {cwd})).toMatchObject({code: 0, err: ''})
  expect(await runCopydesk(['test', '--min-coverage=34'], {cwd})).toMatchObject({code: 1, err: 'Unexpected coverage of 33 %, expected at least 34 % (--min-coverage)\n'})
})

test('each example that does not hold is told with the line of its term', async () => {
  const cwd = makeFolder({...desk, 'sub/copydesk.yaml': 'registry: [../registry, ./own]\n', 'sub/own/broken.yaml': broken})
  const ran = await runCopydesk(['test', '--config', 'sub/copydesk.yaml'], {cwd})
  expect({code: ran.code, err: ran.err}).toEqual({code: 1, err: ''})
  expect(ran.out).toMatchInlineSnapshot(`
    "sub/own/broken.yaml:2 error quill-team
      Unexpected finding in a right example, expected none
      right: The Quill Team API and Quill Draws 3.\\u001b[2J
      no-layer-mix at 5: Unexpected "API" (model layer) of "Quill Team" (app layer), expected a name of the model layer
      canonical-name at 24: Unexpected name "Quill Draws 3", expected "Quill Draw 3"

    sub/own/broken.yaml:2 error quill-team
      Unexpected silence about a wrong example, expected a finding
      wrong: Quill Team is an app.

    sub/own/broken.yaml:2 error quill-team
      Unexpected finding in what to say instead, expected none
      say: Send quill-draw-3.
      id-in-code at 6: Unexpected id "quill-draw-3" in prose, expected \`quill-draw-3\` in code format

    Terms without an example
      quill: quill-draw, quill-desk

    3 failures in 3 examples. 1 of 3 terms (33 %) with an example.
    "
  `)
  const json = await runCopydesk(['test', '--config', 'sub/copydesk.yaml', '--format', 'json'], {cwd})
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    examples: 3,
    failures: [
      {term: 'quill-team', path: 'sub/own/broken.yaml', line: 2, kind: 'right', findings: [{rule: 'no-layer-mix', column: 5}, {rule: 'canonical-name', column: 24}]},
      {kind: 'wrong', text: 'Quill Team is an app.', findings: []},
      {kind: 'say', text: 'Send quill-draw-3.', findings: [{rule: 'id-in-code', column: 6, message: expect.stringContaining('quill-draw-3')}]},
    ],
    terms: 3,
    covered: 1,
    percent: 33,
    uncovered: [{vendor: 'quill', terms: ['quill-draw', 'quill-desk']}],
  })
})

test('a broken registry is no success', async () => {
  const cwd = makeFolder({'copydesk.yaml': 'registry: [./r]\n', 'r/a.yaml': 'termz: []\n'})
  expect(await runCopydesk(['test'], {cwd})).toMatchObject({code: 2, out: ''})
})
