import {describe, expect, test} from 'vitest'
import {exampleConfig, exampleFacts, exampleRegistry} from '../example-desk.ts'
import {compileDesk} from './desk.ts'
import {nearest, parseYamlSource} from './yaml-source.ts'

function problemsOf(registries: readonly (readonly string[])[], config = exampleConfig, facts: readonly string[] = []): string[] {
  const {desk, problems} = compileDesk({
    config: {path: 'copydesk.yaml', text: config},
    registries: registries.map((registry, index) => registry.map((text, file) => ({path: `r${index}/${file}.yaml`, text}))),
    facts: facts.map((text, file) => ({path: `facts/${file}.yaml`, text})),
  })
  // Half a registry would pass what it should find.
  expect(desk === undefined).toBe(problems.length > 0)
  return problems.map(({path, line, column, message}) => `${path}:${line}:${column} ${message}`)
}

const term = (more: string): string => `terms:\n  - id: lumina-brush\n    name: Lumina Brush\n    layer: model\n    vendor: lumina\n${more}`

test('the example desk is right', () => {
  expect(problemsOf([[exampleRegistry]])).toEqual([])
  expect(problemsOf([[exampleRegistry, term('')]])).toEqual([])
})

describe('an unknown key is named with its place and the nearest one', () => {
  test.each([
    ['of a term', term('    varaints: [x]\n'), 'r0/1.yaml:6:5 Unexpected key `varaints`, did you mean `variants`?'],
    ['deep inside', term('    ids:\n      - id: lumina-brush-1\n        sucessor: x\n'), 'r0/1.yaml:8:9 Unexpected key `sucessor`, did you mean `successor`?'],
    ['of a cue', 'layers:\n  - id: x\n    label: x\n    cues:\n      strong:\n        - {cue: call, rôle: verb}\n', 'r0/1.yaml:6:23 Unexpected key `rôle`, did you mean `role`?'],
    ['at the top', 'term: []\n', 'r0/1.yaml:1:1 Unexpected key `term`, did you mean `terms`?'],
    ['with CRLF', 'terms:\r\n  - id: a\r\n    name: A\r\n    layer: model\r\n    vendor: lumina\r\n    nonsense: 1\r\n', 'r0/1.yaml:6:5 Unexpected key `nonsense`, expected one of '],
  ])('%s', (_where, text, expected) => {
    const problems = problemsOf([[exampleRegistry, text]])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.slice(0, expected.length)).toBe(expected)
  })

  test('of copydesk.yaml and of a fact', () => {
    expect(problemsOf([[exampleRegistry]], 'kind:\n  guide: [a]\n')).toEqual(['copydesk.yaml:1:1 Unexpected key `kind`, did you mean `kinds`?'])
    const fact = 'facts:\n  - id: a\n    about: lumina-paint\n    layer: model\n    dimension: price\n    statement: x\n    kind: observed\n    verified: {date: 2026-04-22, by: Ada, methd: read}\n'
    expect(problemsOf([[exampleRegistry]], exampleConfig, [fact])).toContain('facts/0.yaml:8:43 Unexpected key `methd`, did you mean `method`?')
  })
})

describe('what contradicts itself', () => {
  test.each([
    ['two terms of one id', [[exampleRegistry, term(''), term('')]], 'r0/2.yaml:2:9 Unexpected second term `lumina-brush`, expected one: it stands at r0/1.yaml:2 already'],
    ['two terms that claim a variant', [[exampleRegistry, term('    variants: [Lumina Paints 2.0]\n')]], 'r0/1.yaml:6:16 Unexpected form "Lumina Paints 2.0" of `lumina-brush`, expected one term to claim it: `lumina-paint` does already'],
    ['a variant that is another term’s name', [[exampleRegistry, term('    variants: [Lumina Studio]\n')]], 'r0/1.yaml:6:16 Unexpected form "Lumina Studio" of `lumina-brush`, expected one term to claim it: `lumina-studio` does already'],
    ['two terms that claim a form in other case, hyphens and spaces', [[exampleRegistry, term('    short: [LUMINA-studio]\n')]], 'r0/1.yaml:6:13 Unexpected form "LUMINA-studio" of `lumina-brush`, expected one term to claim it: `lumina-studio` does already as "Lumina Studio"'],
    ['a form said twice', [[exampleRegistry, term('    variants: [Brush, Brush]\n')]], 'r0/1.yaml:6:23 Unexpected second "Brush" of `lumina-brush`, expected it once'],
    ['a form that no text can end', [[exampleRegistry, term('    variants: [Brush-]\n')]], 'Unexpected form "Brush-" of `lumina-brush`, expected one without a hyphen at its ends'],
    ['a successor that is not there', [[exampleRegistry, term('    ids: [{id: lumina-brush-1, successor: lumina-paint-3}]\n')]], 'r0/1.yaml:6:43 Unexpected successor `lumina-paint-3`, expected one that the registry has, did you mean `lumina-paint-2`?'],
    ['a sibling that is not there', [[exampleRegistry, term('    siblings: [lumina-studo]\n')]], 'r0/1.yaml:6:16 Unexpected sibling `lumina-studo`, expected one that the registry has, did you mean `lumina-studio`?'],
    ['a layer that is not there', [[exampleRegistry, term('').replace('layer: model', 'layer: modell')]], 'r0/1.yaml:4:12 Unexpected layer `modell`, expected one that the registry has, did you mean `model`?'],
    ['one id of two terms', [[exampleRegistry, term('    ids: [{id: lumina-paint-2}]\n')]], 'expected one owner'],
  ])('%s', (_what, registries, expected) => {
    const problems = problemsOf(registries)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(expected)
  })

  test('two facts of one id, a fact about nothing, a wrong date', () => {
    const fact = (about: string, date: string): string => `  - {id: a, about: ${about}, layer: model, dimension: price, statement: x, kind: observed, verified: {date: ${date}, by: Ada, method: carried}}\n`
    expect(problemsOf([[exampleRegistry]], exampleConfig, [`facts:\n${fact('lumina-paint', '2026-04-22')}${fact('lumina-paint', '2026-04-22')}`])).toEqual(['facts/0.yaml:3:10 Unexpected second fact `a`, expected one'])
    expect(problemsOf([[exampleRegistry]], exampleConfig, [`facts:\n${fact('lumina-pant', '2026-04-22')}`])[0]).toContain('Unexpected term `lumina-pant`')
    expect(problemsOf([[exampleRegistry]], exampleConfig, [`facts:\n${fact('lumina-paint', '2026-02-30')}`])[0]).toMatch(/^facts\/0\.yaml:2:\d+ .*2026-02-30/u)
  })
})

test('a later registry wins entry by entry', () => {
  const {desk} = compileDesk({registries: [[{path: 'a', text: exampleRegistry}], [{path: 'b', text: 'terms:\n  - {id: lumina-studio, name: Lumina Atelier, layer: app, vendor: lumina}\noverlay:\n  - {term: lumina-paint, page: /paint/}\n'}]]})
  expect(desk?.terms.get('lumina-studio')?.name).toBe('Lumina Atelier')
  expect(desk?.terms.get('lumina-paint')?.name).toBe('Lumina Paint 2.0')
  expect(desk?.pages.get('lumina-paint')).toBe('/paint/')
  expect(desk?.origins.get('term:lumina-studio')).toEqual({path: 'b', line: 2, column: 10})
})

describe('what is of the wrong shape is told in words', () => {
  test.each([
    ['rules: {id-in-code: on}', '1:21 `rules.id-in-code`: expected `off`, `warning` or `error`, or `[severity, options]`'],
    ['rules: {id-in-code: [error, 3]}', '1:29 `rules.id-in-code.1`: expected an object, got a number'],
    ['rules: {id-in-code: [eror, {}]}', '1:22 `rules.id-in-code.0`: expected `off`, `warning` or `error`, did you mean `error`?'],
    ['kinds: {guide: x}', '1:16 `kinds.guide`: expected a list of globs, or an object with `files` and `sections`'],
    ['kinds: {guide: {sections: [Price]}}', '1:16 `kinds.guide.files`: expected a list'],
    ['kinds: {guide: {files: [a], sectoins: [Price]}}', '1:29 Unexpected key `sectoins`, did you mean `sections`?'],
    ['kinds: {guide: {files: [a], sections: [Price, {title: Price}]}}', '1:47 `kinds.guide.sections.1`: expected one section "Price"'],
    ['kinds: {guide: {files: [a], sections: [{title: Price, option: true}]}}', '1:55 Unexpected key `option`, did you mean `optional`?'],
    ['rubrics: {a: {label: A}}', '1:14 `rubrics.a.version`: expected a text'],
    ['rubrics: {a: {label: A, version: v1, bands: [{from: 8, label: good}]}}', '1:45 `rubrics.a.bands`: expected a `scale` beside the bands'],
    ['rubrics: {a: {label: A, version: v1, scale: 10, bands: [{from: 11, label: good}]}}', '1:64 `rubrics.a.bands.0.from`: expected at most 10, the rubric’s scale'],
    ['rubrics: {a: {label: A, version: v1, scale: 10, bands: [{from: 1, label: good}, {from: 1, label: bad}]}}', '1:88 `rubrics.a.bands.1.from`: expected one band from 1'],
    ['rubrics: {a: {label: A, version: v1, parts: [{id: x, label: X}, {id: x, label: X}]}}', '1:70 `rubrics.a.parts.1.id`: expected one part `x`'],
    ['rubrics: {a: {label: A, version: v1, parts: [{id: x, label: X, weight: 1}, {id: y, label: Y}]}}', '1:76 `rubrics.a.parts.1`: expected a `weight`, as other parts have one'],
    ['kinds: {guide: []}', '1:16 `kinds.guide`: expected at least 1 entry'],
    ['kinds: {Guide X: [a]}', '1:9 Unexpected key `Guide X`, expected lower-case letters, digits, dots and hyphens'],
    ['registry: [""]', '1:12 `registry.0`: expected a text that is not empty'],
    ['registry: [3]', '1:12 `registry.0`: expected a text, got a number'],
    ['stagger: 1.5', '1:10 `stagger`: expected a whole number'],
    ['stagger: 26', '1:10 `stagger`: expected a number of at most 25'],
    ['site: {}', '1:7 `site.name`: expected a text'],
    ['site: {name: x, url: ftp}', '1:22 `site.url`: expected an https:// or http:// address'],
    ['site: {name: x, compare: [[lumina-paint]]}', '1:27 `site.compare.0`: expected at least 2 entries'],
    ['site: {name: x, compare: [lumina-paint]}', '1:27 `site.compare.0`: expected a list, got a text'],
    ['site: {name: x, compare: [[lumina-paint, lumina-studo]]}', '1:42 Unexpected term `lumina-studo`, expected one that the registry has, did you mean `lumina-studio`?'],
    ['site: {name: x, compare: [[lumina-paint, lumina-paint]]}', '1:42 Unexpected second `lumina-paint`, expected each term once in a comparison'],
    ['site: {name: x, compare: [[lumina-paint, lumina-studio], [lumina-studio, lumina-paint]]}', '1:58 Unexpected second comparison of `lumina-studio`, `lumina-paint`, expected one'],
    ['- x', '1:1 Unexpected content, expected keys with values (`key: value`), got a list'],
  ])('%s', (config, expected) => {
    expect(problemsOf([[exampleRegistry]], config)).toEqual([`copydesk.yaml:${expected}`])
  })

  test.each([
    [term('    ids: [{id: "- x"}]\n'), '`terms.0.ids.0.id`: expected an id: letters, digits and . _ / : @ -, no spaces'],
    [term('    word: 3\n'), '`terms.0.word`: expected true or false, got a number'],
    [term('    cues: {strong: [3]}\n'), '`terms.0.cues.strong.0`: expected a word or phrase, or an object with a `cue`'],
    ['vendors: [{id: x, name: x, idPrefixes: [X Y]}]\n', '`vendors.0.idPrefixes.0`: expected lower-case letters and digits, parted by single hyphens'],
  ])('%s', (registry, expected) => {
    expect(problemsOf([[exampleRegistry, registry]]).map((problem) => problem.replace(/^\S+ /u, ''))).toEqual([expected])
  })
})

describe('YAML', () => {
  test('with a syntax error is a problem, not a throw', () => {
    expect(problemsOf([['terms: [\n']])[0]).toMatch(/^r0\/0\.yaml:\d+:\d+ /u)
    expect(problemsOf([['a: 1\na: 2\n']])[0]).toMatch(/^r0\/0\.yaml:2:1 /u)
    expect(problemsOf([['- just a list\n']])).toHaveLength(1)
  })

  test('keeps a date as the text it is', () => {
    expect(parseYamlSource({path: '', text: 'date: 2026-04-22'}).source.value).toEqual({date: '2026-04-22'})
  })

  test('that unfolds without end is refused', () => {
    const bomb = `a: &a [x, x]\n${Array.from({length: 20}, (_, index) => `${'bcdefghijklmnopqrstu'[index]}: &${'bcdefghijklmnopqrstu'[index]} [*${'abcdefghijklmnopqrst'[index]}, *${'abcdefghijklmnopqrst'[index]}]`).join('\n')}\n`
    expect(parseYamlSource({path: 'bomb', text: bomb}).problems).toHaveLength(1)
  })

  test('an empty file is an empty registry', () => {
    expect(problemsOf([[exampleRegistry, '', '# nothing yet\n']])).toEqual([])
  })
})

test.each([['sibligns', ['siblings', 'sources'], 'siblings'], ['xyz', ['siblings'], undefined], ['Name', ['name'], 'name']])('nearest to %s', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected)
})

test('one term may have spellings of one name', () => {
  expect(problemsOf([[exampleRegistry, term('    short: [Lumina brush]\n    variants: [Lumina-Brush]\n')]])).toEqual([])
})

describe('what refers to something must find it', () => {
  const fact = (more: string): string => `facts:\n  - {id: a, about: lumina-paint, layer: model, dimension: price, statement: x, kind: derived, verified: {date: 2026-04-22, by: Ada, method: read}, ${more}}\n`
  test.each<[string, string, readonly string[], string]>([
    ['vendor', term('').replace('vendor: lumina', 'vendor: lumnia'), [], 'r0/1.yaml:5:13 Unexpected vendor `lumnia`, expected one that the registry has, did you mean `lumina`?'],
    ['meaning', term('    ambiguous: [lumina-studo]\n'), [], 'r0/1.yaml:6:17 Unexpected term `lumina-studo`, expected one that the registry has, did you mean `lumina-studio`?'],
    ['parent', term('    parent: zzzzzzzzzzzzzzz\n'), [], 'r0/1.yaml:6:13 Unexpected parent `zzzzzzzzzzzzzzz`, expected one that the registry has'],
    ['meaning of a hybrid', term('    hybrids: [{text: A B, meant: [lumina-paint, nobody-at-all]}]\n'), [], 'r0/1.yaml:6:49 Unexpected term `nobody-at-all`, expected one that the registry has'],
    ['page', 'overlay: [{term: lumina-pain, page: /a/}]\n', [], 'r0/1.yaml:1:18 Unexpected term `lumina-pain`, expected one that the registry has, did you mean `lumina-paint`?'],
    ['fact', '', [fact('from: [a, b]')], 'facts/0.yaml:2:158 Unexpected fact `b`, expected one that the registry has, did you mean `a`?'],
    ['layer of a fact', '', [fact('').replace('layer: model', 'layer: modl')], 'facts/0.yaml:2:41 Unexpected layer `modl`, expected one that the registry has, did you mean `model`?'],
  ])('%s', (_what, registry, facts, expected) => {
    expect(problemsOf([[exampleRegistry, registry]], exampleConfig, facts)).toEqual([expected])
  })
})

test('what is there twice in one registry is told where it stands first, of each kind', () => {
  const more = 'layers: [{id: app, label: x}]\nvendors: [{id: lumina, name: x}]\noverlay: [{term: lumina-studio, page: /x/}]\n'
  expect(problemsOf([[exampleRegistry, more]])).toEqual([
    'r0/1.yaml:1:15 Unexpected second layer `app`, expected one: it stands at r0/0.yaml:18 already', 'r0/1.yaml:2:16 Unexpected second vendor `lumina`, expected one: it stands at r0/0.yaml:33 already', 'r0/1.yaml:3:18 Unexpected second overlay `lumina-studio`, expected one: it stands at r0/0.yaml:70 already',
  ])
  expect(problemsOf([[exampleRegistry], [more]])).toEqual([])
})

test('a form that two terms claim is told at each place where it may stand', () => {
  const [fits, already] = ['expected one term to claim it:', 'does already']
  expect(['    short: [lumina studio]\n', '    hybrids: [{text: Lumina Studio, meant: [lumina-paint]}]\n'].flatMap((more) => problemsOf([[exampleRegistry, term(more)]]))).toEqual([
    `r0/1.yaml:6:13 Unexpected form "lumina studio" of \`lumina-brush\`, ${fits} \`lumina-studio\` ${already} as "Lumina Studio"`, `r0/1.yaml:6:22 Unexpected form "Lumina Studio" of \`lumina-brush\`, ${fits} \`lumina-studio\` ${already}`,
  ])
  expect(problemsOf([[exampleRegistry, term('').replace('Lumina Brush', 'Lumina Studio')]])).toEqual([`r0/1.yaml:3:11 Unexpected form "Lumina Studio" of \`lumina-brush\`, ${fits} \`lumina-studio\` ${already}`])
  expect(problemsOf([[exampleRegistry, term('    ids: [{id: lumina-draw-2}]\n')]])).toEqual(['r0/0.yaml:62:16 Unexpected id `lumina-draw-2` of `lumina-draw-2`, expected one owner: `lumina-brush` has it too'])
})

test('a cue has few placeholders, with words between them', () => {
  const cue = (...forms: readonly string[]): number => problemsOf([[exampleRegistry, term(`    cues: {strong: [{cue: x, forms: ${JSON.stringify(forms)}}]}\n`)]]).length
  expect([cue('{money} a {number} b {word}'), cue('{word} {word}', '{money}'), cue('{a b} {word} {word} {word}')]).toEqual([0, 0, 0])
  expect([cue('{money} a {number} b {word} {word}'), cue('{money}{number}'), cue('x', '{word} {word} {word} {word}'), cue('{word} {word} {word} {word}', 'x')]).toEqual([1, 1, 1, 1])
})

test('what is said of reviews stands beside what goes without saying', () => {
  const {desk} = compileDesk({config: {path: 'c', text: 'review: {guide: 10d, price: 7d}\n'}})
  expect(desk?.config.review).toMatchObject({guide: '10d', price: '7d', limit: '30d', name: '90d'})
})

test('a form begins and ends with a letter, a digit or a mark that is seen', () => {
  expect(['" Brush"', '-Brush', '"Brush\u2011"'].flatMap((form) => problemsOf([[exampleRegistry, term(`    short: [${form}]\n`)]])).map((problem) => problem.replace(/^\S+ /u, ''))).toEqual([
    'Unexpected form "-Brush" of `lumina-brush`, expected one without a hyphen at its ends', 'Unexpected form "Brush\u2011" of `lumina-brush`, expected one without a hyphen at its ends',
  ])
})

test('where each entry was written', () => {
  const text = 'layers:\n  - {id: one, label: One, cues: {strong: [API, key], weak: [token]}}\nvendors: [{id: v, name: V}]\nterms: [{id: t, name: T, layer: one, vendor: v}]\n'
  const facts = 'facts:\n  - {id: f, about: t, layer: one, dimension: price, statement: x, kind: opinion, verified: {date: 2026-04-22, by: Ada, method: read}}\n'
  const {desk} = compileDesk({registries: [[{path: 'r.yaml', text}]], facts: [{path: 'f.yaml', text: facts}]})
  expect(Array.from(desk?.origins ?? [], ([id, {path, line, column}]) => `${id} ${path}:${line}:${column}`)).toEqual([
    'cue:one:API r.yaml:2:43', 'cue:one:key r.yaml:2:48', 'cue:one:token r.yaml:2:61', 'layer:one r.yaml:2:10', 'vendor:v r.yaml:3:16', 'term:t r.yaml:4:14', 'fact:f f.yaml:2:10',
  ])
})

test('what each schema made of a text is handed back, so that it need not be asked again', () => {
  const [config, registry, facts, broken] = [{path: 'c', text: exampleConfig}, {path: 'r', text: exampleRegistry}, {path: 'f', text: exampleFacts}, {path: 'b', text: 'term: []'}]
  const first = compileDesk({config, registries: [[registry]], facts: [facts]})
  expect(Array.from(first.checked.keys())).toEqual([config, registry, facts])
  const again = (text: {path: string; text: string}): {path: string; text: string; checked: unknown} => ({...text, checked: first.checked.get(text)})
  const second = compileDesk({config: again(config), registries: [[again(registry)]], facts: [again(facts)]})
  expect([second.problems, second.desk?.terms, second.desk?.facts, second.desk?.config, second.desk?.origins]).toEqual([[], first.desk?.terms, first.desk?.facts, first.desk?.config, first.desk?.origins])
  expect(Array.from(compileDesk({registries: [[registry, broken]]}).checked.keys(), ({path}) => path)).toEqual(['', 'r'])
})

test('ids lead to their terms', () => {
  const {desk} = compileDesk({registries: [[{path: 'r', text: exampleRegistry}]]})
  expect(Array.from(desk?.ids ?? [], ([id, {term: {id: owner}, entry}]) => [id, owner, entry.id])).toEqual([['lumina-paint-2', 'lumina-paint', 'lumina-paint-2'], ['lumina-draw-1', 'lumina-draw', 'lumina-draw-1'], ['lumina-draw-2', 'lumina-draw-2', 'lumina-draw-2']])
})

test('kinds, ignores and settings', () => {
  const {desk} = compileDesk({config: {path: 'c', text: 'kinds: {guide: [guides/**/*.md], other: {files: [b.md, guides/a.md]}}\nignore: [drafts/**]\nrules: {canonical-name: [warning, {allow: [x]}], known-id: off}\n'}})
  expect([desk?.kindOf('guides/a/b.md'), desk?.kindOf('guides/a.md'), desk?.kindOf('b.md'), desk?.kindOf('a.md')]).toEqual(['guide', 'guide', 'other', undefined])
  expect([desk?.ignores('drafts/a.md'), desk?.ignores('guides/a.md'), compileDesk({}).desk?.ignores('a.md')]).toEqual([true, false, false])
  expect([desk?.setting('canonical-name'), desk?.setting('known-id'), desk?.setting('id-in-code')]).toEqual([{severity: 'warning', options: {allow: ['x']}}, {severity: 'off', options: undefined}, undefined])
})
