// What an editor is told of a page, by the real server.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {applyEdits} from 'remark-copydesk'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {CodeAction, CompletionList, Diagnostic, Hover, Location, TextEdit} from 'vscode-languageserver/node'
import {makePlaces} from '../src/encoding.ts'
import {exampleDesk, makeFolder} from './example-folder.ts'
import {startServer} from './start-server.ts'
import type {Editor} from './start-server.ts'

const everything = {range: {start: {line: 0, character: 0}, end: {line: 9999, character: 0}}, context: {diagnostics: []}}

const ends: (() => void)[] = []
/** One server for all that only ask, each about a page of its own. */
let asked: Editor
let latestVersion = 0

beforeAll(async () => {
  const whenOver = (end: () => void): void => void ends.push(end)
  asked = await startServer(makeFolder(exampleDesk, whenOver), {whenOver})
})

afterAll(() => {
  for (const end of ends) end()
})

/** Opens a text in that server, and closes it when it has been asked about. */
async function whileOpen<Answer>(path: string, text: string, ask: (found: readonly Diagnostic[], version: number) => Promise<Answer>): Promise<Answer> {
  latestVersion += 10
  const found = await asked.open(path, text, latestVersion)
  try {
    return await ask(found, latestVersion)
  } finally {
    await asked.connection.sendNotification('textDocument/didClose', {textDocument: {uri: asked.uri(path)}})
  }
}

/** A text with `|` where the cursor stands. */
function atCursor(marked: string): {text: string; position: {line: number; character: number}} {
  const before = marked.slice(0, marked.indexOf('|')).split('\n')
  return {text: marked.replace('|', ''), position: {line: before.length - 1, character: before.at(-1)?.length ?? 0}}
}

function apply(text: string, edits: readonly TextEdit[]): string {
  const places = makePlaces(text, 'utf-16')
  return applyEdits(text, edits.map(({range, newText}) => ({range: [places.offset(range.start), places.offset(range.end)], text: newText}))).text
}

function editsOf(editor: Editor, path: string, action: CodeAction | undefined): TextEdit[] {
  return action?.edit?.changes?.[editor.uri(path)] ?? []
}

describe('diagnostics', () => {
  test('say all that a finding holds', async () => {
    const root = makeFolder({...exampleDesk, 'copydesk.yaml': `docs: https://desk.example/rules\n${exampleDesk['copydesk.yaml']}`})
    const editor = await startServer(root)
    expect(editor.initialized).toMatchObject({serverInfo: {name: 'copydesk-language-server'}, capabilities: {positionEncoding: 'utf-16', hoverProvider: true}})
    expect(await editor.open('notes.md', 'Ask *Lumina-Studio*, call `lumina-draw-1`.\n\n<!-- copydesk-disable-next-line id-in-code -- old -->\nNothing.\n')).toEqual([
      {
        range: {start: {line: 0, character: 5}, end: {line: 0, character: 18}}, severity: 1, code: 'canonical-name',
        codeDescription: {href: 'https://desk.example/rules/canonical-name'}, source: 'copydesk', message: 'Unexpected name "Lumina-Studio", expected "Lumina Studio"',
      },
      {
        range: {start: {line: 2, character: 0}, end: {line: 2, character: 53}}, severity: 2, code: 'suppression', tags: [1],
        codeDescription: {href: 'https://desk.example/rules/suppression'}, source: 'copydesk',
        message: 'Unexpected disable comment that silences nothing, expected a finding of `id-in-code` on the next line',
      },
    ])
    const late = await startServer(root, {params: {initializationOptions: {now: '2026-11-20'}}})
    expect(await late.open('notes.md', 'Call `lumina-draw-1`.\n')).toMatchObject([{code: 'id-lifecycle', tags: [2], severity: 2}])
    expect(await late.change('notes.md', 'Nothing.\n', 2)).toEqual([])
  })

  test('follow each change, in pieces, and go with the page', async () => {
    const editor = await startServer(makeFolder(exampleDesk))
    expect(await editor.open('notes.md', '👩‍💻 Ask Lumina\n')).toEqual([])
    const change = (version: number, contentChanges: object[]): Promise<void> => editor.connection.sendNotification('textDocument/didChange', {textDocument: {uri: editor.uri('notes.md'), version}, contentChanges})
    await change(2, [{range: {start: {line: 0, character: 16}, end: {line: 0, character: 16}}, text: '-'}, {range: {start: {line: 0, character: 17}, end: {line: 0, character: 17}}, text: 'Studio'}])
    expect(await editor.until('notes.md', ({version}) => version === 2)).toMatchObject([{range: {start: {line: 0, character: 10}, end: {line: 0, character: 23}}}])
    await editor.connection.sendNotification('textDocument/didClose', {textDocument: {uri: editor.uri('notes.md')}})
    expect(await editor.until('notes.md', ({version, diagnostics}) => version === undefined && diagnostics.length === 0)).toEqual([])
  })

  test('many keys are one look at the page', async () => {
    const editor = await startServer(makeFolder(exampleDesk))
    await editor.open('notes.md', '')
    for (let version = 2; version <= 40; version += 1) void editor.connection.sendNotification('textDocument/didChange', {textDocument: {uri: editor.uri('notes.md'), version}, contentChanges: [{text: 'Lumina-Studio '.repeat(version)}]})
    expect(await editor.until('notes.md', ({version}) => version === 40)).toHaveLength(40)
    expect(editor.published.length).toBeLessThan(10)
  })

  test('there are none of what the desk leaves out, of what lies under no desk, and of no file', async () => {
    const root = makeFolder({...exampleDesk, 'copydesk.yaml': `ignore: [old/**]\n${exampleDesk['copydesk.yaml']}`, '.gitignore': 'drafts\n'})
    const editor = await startServer(root)
    const text = 'Ask Lumina-Studio.\n'
    expect(await editor.open('notes.md', text)).toHaveLength(1)
    const outside = makeFolder({})
    for (const path of ['old/notes.md', 'drafts/a.md', 'node_modules/a/readme.md', 'notes.txt', `file://${outside}/a.md`, 'untitled:Untitled-1', 'vscode-notebook-cell:/a.md#1', 'http://desk.example/a.md', 'file://%zz', 'file://host/a.md']) {
      expect(await editor.open(path, text)).toEqual([])
      expect(await editor.ask('hover', path, {position: {line: 0, character: 6}})).toBeNull()
      expect(await editor.ask('codeAction', path, everything)).toEqual([])
      expect(await editor.ask('completion', path, {position: {line: 0, character: 6}})).toEqual({isIncomplete: true, items: []})
      expect(await editor.ask('definition', path, {position: {line: 0, character: 6}})).toBeNull()
    }
    expect(editor.errors()).toBe('')
  })
})

describe('encodings', () => {
  test.each(['utf-8', 'utf-16', 'utf-32'])('%s: a name is found, and replaced, behind any Unicode', async (encoding) => {
    const editor = await startServer(makeFolder(exampleDesk), {params: {capabilities: {general: {positionEncodings: [encoding]}}}})
    expect(editor.initialized.capabilities.positionEncoding).toBe(encoding)
    let version = 1
    await editor.open('notes.md', '')
    await fc.assert(fc.asyncProperty(fc.string({unit: 'grapheme', maxLength: 30}).map((text) => text.replaceAll(/[\r\n\\`<>[\]*_&~|!#$^:/@.=-]|[\p{L}\p{N}]/gu, '')), async (before) => {
      const text = `(${before} Lumina-Studio) 👩‍💻\n`
      version += 1
      const start = text.indexOf('Lumina')
      const places = makePlaces(text, encoding)
      const [found] = await editor.change('notes.md', text, version)
      expect(found?.range).toEqual(places.range([start, start + 13]))
      const [action]: CodeAction[] = await editor.ask('codeAction', 'notes.md', {...everything, context: {diagnostics: [], only: ['quickfix']}})
      const [edit] = editsOf(editor, 'notes.md', action)
      expect(edit).toEqual({range: places.range([start + 6, start + 7]), newText: ' '})
    }), {numRuns: 25})
  })
})

describe('code actions', () => {
  test('a fix, each suggestion, a comment, and all fixes at once', async () => {
    const editor = await startServer(makeFolder(exampleDesk), {params: {capabilities: {workspace: {workspaceEdit: {documentChanges: true}}}}})
    const text = 'Ask Lumina-Studio.\nLumina Studio Paint 2 is new.\n'
    await editor.open('notes.md', text, 7)
    const actions: CodeAction[] = await editor.ask('codeAction', 'notes.md', everything)
    expect(actions.map(({title, kind, isPreferred, diagnostics}) => [title, kind, isPreferred, diagnostics?.[0]?.code])).toEqual([
      ['Write "Lumina Studio"', 'quickfix', true, 'canonical-name'],
      ['Write "Lumina Paint 2.0"', 'quickfix', undefined, 'canonical-name'],
      ['Write "Lumina Studio"', 'quickfix', undefined, 'canonical-name'],
      ['Disable `canonical-name` here, with a reason', 'quickfix', undefined, 'canonical-name'],
      ['Disable `canonical-name` here, with a reason', 'quickfix', undefined, 'canonical-name'],
      ['Make every safe fix of Copydesk', 'source.fixAll.copydesk', undefined, undefined],
    ])
    expect(actions.at(-1)?.edit).toEqual({documentChanges: [{textDocument: {uri: editor.uri('notes.md'), version: 7}, edits: [{range: {start: {line: 0, character: 10}, end: {line: 0, character: 11}}, newText: ' '}]}]})
    const titles = async (only: string[], line: number): Promise<string[]> => {
      const some: CodeAction[] = await editor.ask('codeAction', 'notes.md', {range: {start: {line, character: 5}, end: {line, character: 5}}, context: {diagnostics: [], only}})
      return some.map(({title}) => title)
    }
    expect(await titles(['source.fixAll'], 0)).toEqual(['Make every safe fix of Copydesk'])
    expect(await titles(['source.fixAll.copydesk'], 3)).toEqual(['Make every safe fix of Copydesk'])
    expect(await titles(['quickfix'], 0)).toEqual(['Write "Lumina Studio"', 'Disable `canonical-name` here, with a reason'])
    expect(await titles(['refactor', 'source.organizeImports', 'source.fixAll.other'], 0)).toEqual([])
  })

  test('an editor that asks for edits later gets the same, unless the page has changed', async () => {
    const root = makeFolder(exampleDesk)
    const text = `---\ntitle: Lumina-Studio\n---\n${'Ask Lumina-Studio.\n\n'.repeat(3)}`
    const eager = await startServer(root)
    await eager.open('notes.md', text)
    const expected: CodeAction[] = await eager.ask('codeAction', 'notes.md', everything)
    const editor = await startServer(root, {params: {capabilities: {textDocument: {codeAction: {resolveSupport: {properties: ['edit']}}}}}})
    await editor.open('notes.md', text)
    const offered: CodeAction[] = await editor.ask('codeAction', 'notes.md', everything)
    expect(offered.filter(({edit}) => edit)).toHaveLength(4)
    const resolved = await Promise.all(offered.map(async (action) => (action.edit ? action : editor.connection.sendRequest<CodeAction>('codeAction/resolve', action))))
    expect(resolved.map((action) => ({...action, data: undefined}))).toEqual(expected)
    await editor.change('notes.md', `${text}More.\n`, 2)
    await expect(editor.connection.sendRequest('codeAction/resolve', offered.at(-1))).rejects.toMatchObject({code: -32801})
    for (const data of [3, {}, {uri: editor.uri('notes.md'), version: 2, silences: 3}]) await expect(editor.connection.sendRequest('codeAction/resolve', {title: 'x', data})).rejects.toHaveProperty('code')
  })

  test.each([
    ['a paragraph', 'notes.md', 'Ask Lumina-Studio.\n', '<!-- copydesk-disable-next-line canonical-name -- say why -->\nAsk Lumina-Studio.\n'],
    ['a row of a table', 'notes.md', '| a |\n|---|\n| Lumina-Studio |\n', '<!-- copydesk-disable canonical-name -- say why -->\n| a |\n|---|\n| Lumina-Studio |\n<!-- copydesk-enable canonical-name -->\n'],
    ['a text with a byte order mark', 'notes.md', '\uFEFFAsk Lumina-Studio.\n', '\uFEFF<!-- copydesk-disable-next-line canonical-name -- say why -->\nAsk Lumina-Studio.\n'],
    ['front matter', 'notes.md', '---\ntitle: Lumina-Studio\n---\n', undefined],
  ])('the comment stands where it silences %s and breaks nothing', async (_name, path, text, expected) => {
    await whileOpen(path, text, async (found, opened) => {
      expect(found).toMatchObject([{code: 'canonical-name'}])
      const actions: CodeAction[] = await asked.ask('codeAction', path, everything)
      const action = actions.find(({title}) => title.startsWith('Disable'))
      if (expected === undefined) {
        expect(action).toBeUndefined()
        return
      }
      const silenced = apply(text, editsOf(asked, path, action))
      expect(silenced).toBe(expected)
      expect(await asked.change(path, silenced, opened + 1)).toEqual([])
    })
  })
})

describe('hover', () => {
  const ask = async (marked: string, path = 'notes.md'): Promise<Hover | null> => {
    const {text, position} = atCursor(marked)
    return whileOpen(path, text, async () => asked.ask<Hover | null>('hover', path, {position}))
  }

  test('a name: what it is, what it is not, and what may be said of it', async () => {
    expect(await ask('The Lumina Pa|int 2.0 model.\n')).toEqual({
      range: {start: {line: 0, character: 4}, end: {line: 0, character: 20}},
      contents: {kind: 'markdown', value: `**Lumina Paint 2.0** · model layer · Lumina

Not to confuse with:
- **Lumina Studio** (app layer)

API ids:
- \`lumina-paint-2\` live

May be said of it:
- the words of its layer: API, API key, API pricing, endpoint, rate limit, per token …

Do not write:
- "Lumina Paints 2.0", but "Lumina Paint 2.0"

Facts:
- Lumina Paint 2.0 costs 4 cents a picture. Verified 22 April 2026 (\`paint.price\`)
- The editors gave Lumina Paint 2.0 a score of 8.5. Verified 22 April 2026 (\`paint.score\`)`},
    })
  })

  test('an id: its state comes first', async () => {
    const hover = await ask('Call `lumina-|draw-1`.\n')
    expect(JSON.stringify(hover?.contents)).toContain('`lumina-draw-1` · deprecated, shutdown on 1 December 2026, announced on 2 June 2026, write `lumina-draw-2` instead')
  })

  test('an id in a block of code; a field of front matter', async () => {
    expect(await ask('```\n{"model": "lumina-dr|aw-1"}\n```\n')).toMatchObject({range: {start: {line: 1, character: 11}, end: {line: 1, character: 24}}, contents: {value: expect.stringContaining('deprecated') as string}})
    expect(await ask('---\nverification:\n  te|xt: x\n---\n')).toMatchObject({range: {start: {line: 2, character: 2}, end: {line: 2, character: 6}}, contents: {value: expect.stringContaining('Hash of the body') as string}})
  })

  test('who says so, and when it was opened; long lists are counted', async () => {
    const sources = '    sources:\n      - {url: "https://lumina.example/studio", title: Studio, publisher: vendor, accessed: "2026-04-22", status: verified}\n'
    const files = {...exampleDesk, 'registry/lumina.yaml': (exampleDesk['registry/lumina.yaml'] ?? '').replace('    kind: app\n', `    kind: app\n${sources}`)}
    const editor = await startServer(makeFolder(files))
    await editor.open('notes.md', 'Lumina Studio\n')
    expect(JSON.stringify(await editor.ask('hover', 'notes.md', {position: {line: 0, character: 2}}))).toContain('Sources:\\n- [Studio](<https://lumina.example/studio>), opened 22 April 2026')
  })

  test('a citation and a footnote: the fact', async () => {
    const fact = 'Lumina Paint 2.0 costs 4 cents a picture. Lumina: [Pricing](<https://lumina.example/pricing>), read 22 April 2026.\n\nobserved price of Lumina Paint 2.0 · model layer · `paint.price`'
    expect(await ask('It costs 4 cents.[^f:paint.pri|ce]\n\n[^f:paint.price]: x\n')).toMatchObject({contents: {value: fact}, range: {start: {character: 17}, end: {character: 33}}})
    expect(JSON.stringify(await ask('It costs 4 cents.[^f:paint.price]\n\n[^f:pai|nt.price]: x\n'))).toContain(JSON.stringify(fact).slice(1, -1))
  })

  test('a finding: why it matters', async () => {
    expect(JSON.stringify(await ask('Ask Lumina-Stu|dio.\n'))).toContain('`canonical-name`: Lumina writes it \\"Lumina Studio\\"; another spelling reads as another product')
  })

  test('a term of front matter; and nothing where there is nothing', async () => {
    expect(await ask('---\nabout: [lumina-st|udio]\n---\n')).toMatchObject({range: {start: {line: 1, character: 8}, end: {line: 1, character: 21}}})
    expect(await ask('Nothing h|ere.\n')).toBeNull()
  })

  test('an editor that shows no Markdown is told so', async () => {
    const editor = await startServer(makeFolder(exampleDesk), {params: {capabilities: {textDocument: {hover: {contentFormat: ['plaintext']}}}}})
    await editor.open('notes.md', 'Lumina Studio\n')
    expect(await editor.ask('hover', 'notes.md', {position: {line: 0, character: 2}})).toMatchObject({contents: {kind: 'plaintext'}})
  })
})

describe('completion', () => {
  const complete = async (marked: string, path = 'notes.md'): Promise<{labels: string[]; texts: string[]}> => {
    const {text, position} = atCursor(marked)
    const {items} = await whileOpen(path, text, async () => asked.ask<CompletionList>('completion', path, {position}))
    return {labels: items.map(({label}) => label), texts: items.map(({textEdit}) => apply(text, [textEdit as TextEdit]))}
  }

  test('a name, from however much of it was typed', async () => {
    expect((await complete('Ask lumina dr|\n')).texts).toEqual(['Ask Lumina Draw 1.0\n', 'Ask Lumina Draw 2.0\n'])
    expect((await complete('Ask 👩‍💻 Lumina-S|\n')).texts).toEqual(['Ask 👩‍💻 Lumina Studio\n'])
    expect((await complete('Ask Lumina |\n')).texts).toContain('Ask Lumina Studio\n')
    expect((await complete('Add l |\n')).labels).toEqual([])
    expect((await complete('Nothing begins like thi|\n')).labels).toEqual([])
  })

  test('an id in code, a fact in a citation', async () => {
    expect((await complete('Call `lumina-d|raw`\n')).texts).toEqual(['Call `lumina-paint-2`\n', 'Call `lumina-draw-1`\n', 'Call `lumina-draw-2`\n'])
    expect((await complete('It costs 4 cents.[^f:pa|\n')).texts).toContain('It costs 4 cents.[^f:paint.price]\n')
    expect((await complete('It costs 4 cents.[^f:|]\n')).texts).toContain('It costs 4 cents.[^f:paint.price]\n')
    expect((await complete('- one\n\n  ```js\n  model: "lumina-dr|"\n  ```\n')).texts).toContain('- one\n\n  ```js\n  model: "lumina-draw-2"\n  ```\n')
  })

  test('no name in an address; rules in a disable comment', async () => {
    expect((await complete('See [it](https://lumina.example/lumina|\n')).labels).toEqual([])
    expect((await complete('See https://lumina|\n')).labels).toEqual([])
    expect((await complete('<!-- copydesk-disable-next-line canon| -->\n')).texts).toContain('<!-- copydesk-disable-next-line canonical-name -->\n')
    expect((await complete('{/* copydesk-disable canonical-name, |\n', 'notes.mdx')).labels).toContain('id-in-code')
    expect((await complete('<!-- copydesk-disable canonical-name -- Lumina St| -->\n')).labels).toEqual(['Lumina Studio'])
  })

  test('the fields of front matter and what they take', async () => {
    expect((await complete('---\nti|')).labels).toContain('title')
    expect((await complete('---\r\ntitle: A\r\nkind: |\r\n')).labels).toEqual(['guide', 'decision', 'card'])
    expect((await complete('---\n\nLumina St|\n')).labels).toEqual(['Lumina Studio'])
    const {labels} = await complete('---\ntitle: A\n|\n---\n')
    expect(labels).toEqual(expect.arrayContaining(['description', 'kind', 'about', 'owner', 'verification', 'decision']))
    expect(labels).not.toContain('title')
    expect((await complete('---\nkind: |\n---\n')).labels).toEqual(['guide', 'decision', 'card'])
    expect((await complete('---\nabout: [lumina-st|]\n---\n')).texts).toContain('---\nabout: [lumina-studio]\n---\n')
    expect((await complete('---\nverification:\n  date: |\n---\n')).texts).toEqual(['---\nverification:\n  date: 2026-05-01\n---\n'])
    expect((await complete('---\nverification:\n  |\n---\n')).labels).toContain('review')
    expect((await complete('---\nverification:\n  state: |\n---\n')).labels).toEqual(['live', 'held', 'historical'])
    expect((await complete('---\ndecision:\n  rubric: |\n---\n', 'decisions/a.md')).labels).toEqual(['picture-test-2', 'old-test'])
  })
})

describe('definition and references', () => {
  test('lead from a page to the desk and back', async () => {
    const root = makeFolder({...exampleDesk, 'guides/a.md': 'Lumina Studio and `lumina-draw-1`.[^f:studio.limit]\n\n[^f:studio.limit]: x\n', 'guides/b.md': '👩‍💻 Lumina Studio\n'})
    const editor = await startServer(root)
    const read = (path: string): string => readFileSync(join(root, path), 'utf8')
    await editor.open('guides/a.md', read('guides/a.md'))
    const show = (places: Location[] | null): string[] => (places ?? []).map(({uri, range: {start, end}}) => {
      const path = uri.slice(editor.uri('.').length + 1)
      return `${path}:${start.line + 1}:${start.character + 1} ${read(path).split('\n')[start.line]?.slice(start.character, end.character)}`
    })
    const line = (path: string, text: string): number => read(path).split('\n').findIndex((candidate) => candidate.includes(text))
    const studio = line('registry/lumina.yaml', '- id: lumina-studio')
    expect(show(await editor.ask('definition', 'guides/a.md', {position: {line: 0, character: 3}}))).toEqual([`registry/lumina.yaml:${studio + 1}:9 lumina-studio`])
    expect(show(await editor.ask('definition', 'guides/a.md', {position: {line: 0, character: 22}}))).toEqual([expect.stringMatching(/^registry\/lumina.yaml:\d+:16 lumina-draw-1$/u)])
    expect(show(await editor.ask('definition', 'guides/a.md', {position: {line: 0, character: 40}}))).toEqual([expect.stringMatching(/^facts\/facts.yaml:\d+:9 studio.limit$/u)])
    const references = show(await editor.ask('references', 'guides/a.md', {position: {line: 0, character: 3}, context: {includeDeclaration: true}}))
    expect(references).toEqual([
      `registry/lumina.yaml:${studio + 1}:9 lumina-studio`, 'guides/a.md:1:1 Lumina Studio', 'guides/b.md:1:7 Lumina Studio',
      ...['siblings: [lumina-studio]', 'meant: [lumina-paint, lumina-studio]', 'ambiguous: [lumina-studio', 'term: lumina-studio'].map((text) => expect.stringContaining(`registry/lumina.yaml:${line('registry/lumina.yaml', text) + 1}:`) as string),
      `facts/facts.yaml:${line('facts/facts.yaml', 'about: lumina-studio') + 1}:12 lumina-studio`,
    ])
    // From the registry back to the pages, and from the fact to its citations.
    await editor.open('registry/lumina.yaml', read('registry/lumina.yaml'))
    expect(show(await editor.ask('references', 'registry/lumina.yaml', {position: {line: studio, character: 10}, context: {includeDeclaration: true}}))).toEqual(references)
    await editor.open('facts/facts.yaml', read('facts/facts.yaml'))
    expect(show(await editor.ask('references', 'facts/facts.yaml', {position: {line: line('facts/facts.yaml', 'id: studio.limit'), character: 10}}))).toEqual(['guides/a.md:1:35 [^f:studio.limit]', 'guides/a.md:3:1 [^f:studio.limit]'])
  })
})
