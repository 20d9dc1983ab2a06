import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk} from './run-copydesk.ts'

const seeHelp = '`copydesk --help` lists commands and options\n'

test.each([
  [['lint', '--formt', 'json'], 'Unexpected option `--formt` for `copydesk lint`, expected `--format`'],
  [['lint', '--formt=json'], 'Unexpected option `--formt` for `copydesk lint`, expected `--format`'],
  [['lint', '-q'], 'Unexpected option `-q` for `copydesk lint`, expected `--quiet`'],
  [['lint', '-quiet'], 'Unexpected option `-quiet` for `copydesk lint`, expected `--quiet`'],
  [['lint', '-x'], 'Unexpected option `-x` for `copydesk lint`, expected one that `copydesk lint --help` lists'],
  [['lint', '--dry-run'], 'Unexpected option `--dry-run` for `copydesk lint`, expected one that `copydesk lint --help` lists'],
  [['lint', '--no-clok'], 'Unexpected option `--no-clok` for `copydesk lint`, expected `--no-clock`'],
  [['lint', '--clock'], 'Unexpected option `--clock` for `copydesk lint`, expected `--no-clock`'],
  [['--nonsense'], 'Unexpected option `--nonsense` for `copydesk`, expected one that `copydesk --help` lists'],
  [['litn'], 'Unexpected command `litn`, expected `lint`'],
  [['publish'], 'Unexpected command `publish`, expected one of `init`, `lint`, `fix`, `report`, `baseline`, `import`, `rules`, `terms`, `explain`, `test`, `due`, `verify`, `sources`, `help`'],
  [['page.md'], 'Unexpected path `page.md` where a command stands, expected `copydesk lint page.md`'],
  [['help', 'lint', 'fix'], 'Unexpected second command `fix`, expected one'],
  [['help', 'exlain'], 'Unexpected command `exlain`, expected `explain`'],
  [['lint', '--format', 'jsn'], 'Unexpected format `jsn`, expected `json`'],
  [['lint', '--format', 'checkstyle'], 'Unexpected format `checkstyle`, expected one of `pretty`, `json`, `sarif`, `github`, `gitlab`, `junit`, `rdjsonl`, `markdown`'],
  [['lint', '--rule', 'canonical-names'], 'Unexpected rule `canonical-names`, expected `canonical-name`'],
  [['rules', 'canonical'], 'Unexpected rule `canonical`, expected one of '],
  [['rules', 'id-in-cod'], 'Unexpected rule `id-in-cod`, expected `id-in-code`'],
  [['lint', '--config'], 'Unexpected `--config` without a value, expected `--config FILE`'],
  [['lint', '--config', '--quiet'], 'Unexpected `--config` without a value, expected `--config FILE`'],
  [['lint', '--config='], 'Unexpected `--config` without a value, expected `--config FILE`'],
  [['lint', '--config', 'none.yaml'], 'Unexpected `--config none.yaml`, expected a copydesk.yaml: there is no such file'],
  [['lint', '--config', 'registry'], 'Unexpected folder as `--config registry`, expected the file `registry/copydesk.yaml`'],
  [['lint', '--quiet=yes'], 'Unexpected value `yes` for `--quiet`, expected none'],
  [['lint', '--max-warnings', 'few'], 'Unexpected `--max-warnings few`, expected a whole number from 0 up'],
  [['lint', '--max-warnings', '-1'], 'Unexpected `--max-warnings -1`, expected a whole number from 0 up'],
  [['sources', '--timeout', '-1'], 'Unexpected `--timeout -1`, expected seconds such as 15 or 0.5'],
  [['lint', '--max-warnings=-1'], 'Unexpected `--max-warnings -1`, expected a whole number from 0 up'],
  [['lint', '--now', '2026-02-30'], 'Unexpected date `2026-02-30` for --now, expected a day of the calendar as YYYY-MM-DD'],
  [['lint', '--now', '2026-02-03', '--no-clock'], 'Unexpected `--now` beside `--no-clock`, expected one of them'],
  [['lint', '--stdin-path', 'page.md'], 'Unexpected `--stdin-path` without `--stdin`, expected both'],
  [['fix', '--dry-run', '--format', 'json'], 'Unexpected `--format json` beside `--dry-run`, expected one of them: a dry run prints a diff'],
  [['lint', '--rules', 'canonical-name'], 'Unexpected `--rules canonical-name`, expected a JavaScript module: there is no such file; did you mean `--rule canonical-name`?'],
  [['lint', '--rules', 'page.md'], 'Unexpected `--rules page.md`, expected a JavaScript module (.js, .mjs, .ts): '],
  [['lint', '--rules', 'broken.mjs'], 'Unexpected failure of broken.mjs when it was loaded: '],
  [['lint', '--baseline', 'b.yaml', '--no-baseline'], 'Unexpected `--no-baseline` beside `--baseline`, expected one of them'],
  [['lint', '--strict-baseline', '--since', 'main'], 'Unexpected `--strict-baseline` beside `--since`, expected one of them: only a run over all pages knows what no longer occurs'],
  [['lint', '--strict-baseline'], 'Unexpected `--strict-baseline` without a baseline, expected `--baseline FILE`, or `baseline: FILE` in copydesk.yaml'],
  [['lint', '--watch', '--stdin'], 'Unexpected `--watch` beside `--stdin`, expected one of them: standard input is read once'],
  [['lint', '--watch', '--since', 'main'], 'Unexpected `--watch` beside `--since`, expected one of them: '],
  [['lint', '--watch', '--format', 'json'], 'Unexpected `--format json` beside `--watch`, expected `--format pretty`: '],
  [['lint', '--watch', '--format', 'pretty=a.txt'], 'Unexpected `--format pretty=a.txt` beside `--watch`, expected `--format pretty`: '],
  [['fix', '--watch'], 'Unexpected option `--watch` for `copydesk fix`, expected '],
  [['fix', '--threads', '2'], 'Unexpected option `--threads` for `copydesk fix`, expected none: it goes through the pages one by one, for it writes them'],
  [['baseline'], 'Unexpected lack of a file, expected `--output FILE`, or `baseline: FILE` in copydesk.yaml'],
  [['baseline', '--baseline', 'b.yaml'], 'Unexpected option `--baseline` for `copydesk baseline`, expected '],
  [['explain'], 'Unexpected end, expected a place as FILE:LINE or FILE:LINE:COLUMN'],
  [['explain', 'page.md'], 'Unexpected `page.md`, expected a place as FILE:LINE or FILE:LINE:COLUMN'],
  [['lint', '--\u001B[31mred'], 'Unexpected option `--\\u001b[31mred` for `copydesk lint`'],
])('%j is wrong use', async (args, message) => {
  const cwd = makeFolder({...desk, 'page.md': '# Page\n', 'broken.mjs': '}'})
  const ran = await runCopydesk(args, {cwd})
  expect(ran.code).toBe(2)
  expect(ran.out).toBe('')
  expect(ran.err.replace(/^Date: .*\n/u, '').startsWith(message)).toBe(true)
  expect(ran.err.endsWith(seeHelp)).toBe(true)
})

test('a path beside --stdin is wrong use', async () => {
  const cwd = makeFolder(desk)
  const ran = await runCopydesk(['lint', '--stdin', 'page.md', '--no-clock', '--rule', 'id-in-code'], {cwd})
  expect(ran).toEqual({code: 2, out: '', err: `Date: none (--no-clock)\nUnexpected path \`page.md\` beside \`--stdin\`, expected \`--stdin-path page.md\`\n${seeHelp}`})
})

test('a wrong SOURCE_DATE_EPOCH is wrong use', async () => {
  const ran = await runCopydesk(['lint'], {cwd: makeFolder(desk), env: {SOURCE_DATE_EPOCH: 'yesterday'}})
  expect(ran).toEqual({code: 2, out: '', err: `Unexpected SOURCE_DATE_EPOCH \`yesterday\`, expected whole seconds since 1970\n${seeHelp}`})
})

test('no command at all shows the help as an error', async () => {
  const cwd = makeFolder({})
  const asked = await runCopydesk(['--help'], {cwd})
  expect(await runCopydesk([], {cwd})).toEqual({code: 2, out: '', err: asked.out})
})

test('help and version are everywhere', async () => {
  const cwd = makeFolder({})
  const {out: version} = await runCopydesk(['--version'], {cwd})
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/u)
  await Promise.all(['init', 'lint', 'fix', 'baseline', 'import', 'rules', 'terms', 'explain', 'test', 'due', 'verify', 'sources', 'help'].map(async (command) => {
    const help = await runCopydesk([command, '--help'], {cwd})
    expect(help).toEqual({code: 0, out: expect.stringContaining(`\nUsage: copydesk ${command} `), err: ''})
    expect(await runCopydesk(['help', command], {cwd})).toEqual(help)
  }))
  expect(await runCopydesk(['lint', '-v'], {cwd})).toEqual({code: 0, out: version, err: ''})
})

test('the help of lint', async () => {
  const {out} = await runCopydesk(['lint', '-h'], {cwd: makeFolder({})})
  expect(out).toMatchInlineSnapshot(`
    "Report wrong names, mixed layers and wrong dates.

    Usage: copydesk lint [paths] [options]

    Paths are files, folders and globs; without one it is the current folder. A folder stands for
    the .md, .markdown and .mdx files in it, except hidden ones and what .gitignore, .copydeskignore
    and the \`ignore\` of copydesk.yaml leave out. Each file’s copydesk.yaml is the nearest one above it.

    With --since it judges a merge request: the lines that the working tree has changed since its branch
    left REF, and nothing else. Moved files are followed, deleted ones left out.

    With --collection it judges one of the \`collections\` that copydesk.yaml names, with --no-collections
    what is in none, and what needs all of the desk: its facts, its choosers, the pages that these name.

    With --watch it goes on: a changed page is linted again, and every page of a desk whose data changed.
    A desk that is broken meanwhile is said, and pages are judged by the desk as it last was.

    Examples:
      copydesk lint                                                every page of the current folder
      copydesk lint docs README.md                                 a folder and a file
      copydesk lint --watch docs                                   while writing
      copydesk lint --since origin/main --no-clock                 what a merge request changed
      copydesk lint --collection guides                            a collection of copydesk.yaml
      copydesk lint --format pretty --format sarif=copydesk.sarif  two reports at once
      copydesk lint docs/api --format shard=shards/api.json        one of several jobs; \`copydesk report\` joins them

    Options:
      --format NAME[=FILE]     As pretty (the standard), json, sarif, github, gitlab, junit, rdjsonl, markdown or shard; may be repeated
      --config FILE            Take this copydesk.yaml for every file, wherever the file lies
      --now YYYY-MM-DD         The day it is; else SOURCE_DATE_EPOCH, else today in UTC
      --no-clock               Leave out the rules that compare with today
      --rule ID                Only this rule; may be repeated
      --rules FILE             Load rules of your own from this JavaScript module, which is run; may be repeated
      --quiet                  Report errors only
      --max-warnings N         Exit 1 when there are more warnings than this
      --stdin                  Take one page from standard input
      --stdin-path FILE        Where that page belongs; the file need not exist
      --baseline FILE          Report only what this baseline does not know; else the one that copydesk.yaml names
      --no-baseline            Report what a baseline knows too
      --strict-baseline        Exit 1 when the baseline knows what no longer occurs
      --collection FOLDER      Only the pages of this collection of copydesk.yaml; may be repeated
      --no-collections         Leave out the pages of every collection: what is left of the desk, and its data
      --since REF              Only what changed since the branch left REF, such as origin/main
      --watch                  Stay, and lint again what changes; Ctrl+C ends it with the exit code of the last state
      --threads N              How many more threads may help with a long run; else as many as there are cores beside the first, up to 3
      --no-color               No colour; NO_COLOR and FORCE_COLOR are heeded too
      --cache-location FOLDER  Where a run keeps what the next one need not work out; else node_modules/.cache/copydesk
      --no-cache               Never read or write a cache
      -h, --help               Show help
      -v, --version            Show the version

    Exit codes: 0 clean, or warnings only;
    1 findings of error severity, or too many warnings;
    2 wrong use, a broken configuration or a file that cannot be read.
    "
  `)
})

test('an old Node.js gets words and no stack', async () => {
  const cwd = makeFolder({'old.cjs': "Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.20.2'}})\n"})
  expect(await runCopydesk(['lint'], {cwd, env: {NODE_OPTIONS: '--require ./old.cjs'}})).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^Unexpected Node\.js 20\.20\.2, expected 22\.18 or later: install one from https:\/\/nodejs\.org\/.*\n$/u),
  })
})

test('a file whose name begins as an option does is told how to be written', async () => {
  const cwd = makeFolder({...desk, '-lead.md': 'Ask Quill Draws 3.\n'})
  expect((await runCopydesk(['lint', '-lead.md'], {cwd})).err).toBe(`Unexpected option \`-lead.md\` for \`copydesk lint\`, expected \`./-lead.md\` for the file of that name\n${seeHelp}`)
  expect((await runCopydesk(['lint', './-lead.md'], {cwd})).code).toBe(1)
})
