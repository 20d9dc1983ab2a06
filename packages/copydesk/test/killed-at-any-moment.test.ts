import {once} from 'node:events'
import {existsSync, readdirSync, readFileSync, rmSync, watch, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {desk, makeFolder, runCopydesk, startCopydesk} from './run-copydesk.ts'

/** How often a fix is killed; `npm run fuzz` asks for more. */
const kills = Number(process.env['COPYDESK_KILLS'] ?? 300)
/** Folders in which fixes are killed at the same time. */
const folders = 4

const names = Array.from({length: 6}, (_, index) => `page-${index}.md`)
const wrong = `Ask *Quill* Draws 3 about it.\n\n${'What it draws is worth a look. '.repeat(10)}\n`
const right = wrong.replaceAll('Draws', 'Draw')
const fix = ['fix', '--cache-location', 'kept', '--format', 'pretty', '--format', 'json=report.json']
const clean = `No findings in ${names.length} files.\n`

/** What a run was at when it was killed, by what it left. */
type Hit = 'before it wrote' | 'in the middle of a file' | 'between two pages' | 'after all pages'

/** The moments of a whole run: milliseconds until something happens in the folder, and what happens then. */
interface Life {
  readonly start: number
  readonly events: number
}

/** Lets a run be, and tells how long its life is. */
async function measureLife(cwd: string): Promise<Life> {
  const begin = performance.now()
  let [start, events] = [0, 0]
  const watcher = watch(cwd, () => {
    start ||= performance.now() - begin
    events += 1
  })
  expect((await runCopydesk(fix, {cwd})).out).toBe(clean)
  watcher.close()
  // Where much else runs, several things that happen are heard of as one.
  return {start, events: events * 0.9}
}

/** The share of the moments in which a run has not written yet. */
const early = 0.3

/**
 * Kills a run. In its early moments a clock decides when, for nobody sees from outside what happens before
 * a first file is written; later on it is what happens in the folder.
 *
 * @param moment from 0, the start of the process, to 1, its last file.
 * @returns the process that was killed; none where it was over before.
 */
async function killFix(cwd: string, moment: number, {start, events}: Life): Promise<number | undefined> {
  const child = startCopydesk(fix, {cwd})
  const kill = (): boolean => child.kill('SIGKILL')
  let left = moment < early ? Infinity : Math.floor((moment - early) / (1 - early) * events)
  const watcher = watch(cwd, () => {
    if (left === 0) kill()
    left -= 1
  })
  const ended = new AbortController()
  if (moment < early) wait(moment / early * start, undefined, {signal: ended.signal}).then(kill, () => {})
  const [, signal] = await once(child, 'exit') as [number | null, string | null]
  ended.abort()
  watcher.close()
  return signal === 'SIGKILL' ? child.pid : undefined
}

/** The texts of all pages, none of which may be anything but the old or the new one. */
function wholeTexts(cwd: string): string[] {
  const texts = names.map((name) => readFileSync(join(cwd, name), 'utf8'))
  for (const text of texts) expect([wrong, right].map((whole) => whole === text), `half a page: ${text.length} characters`).toContain(true)
  return texts
}

function hitOf(cwd: string, killed: number, before: readonly string[]): Hit {
  const texts = wholeTexts(cwd)
  if (readdirSync(cwd).some((name) => name.startsWith(`.copydesk-${killed}-`))) return 'in the middle of a file'
  if (texts.every((text, index) => text === before[index])) return 'before it wrote'
  return texts.includes(wrong) ? 'between two pages' : 'after all pages'
}

/** A report is what one run printed, whole. */
function expectWholeReport(cwd: string): void {
  const report = join(cwd, 'report.json')
  if (existsSync(report)) expect(JSON.parse(readFileSync(report, 'utf8'))).toHaveLength(names.length)
}

test(`killed ${kills} times, at any moment, a fix leaves each file old or new, and nothing that the next one stumbles over`, async ({annotate}) => {
  const hits: Record<Hit, number> = {'before it wrote': 0, 'in the middle of a file': 0, 'between two pages': 0, 'after all pages': 0}
  const hitInAll = (): number => Object.values(hits).reduce((sum, count) => sum + count, 0)
  // Fewer of a kind would show little.
  const enough = kills / 20
  let run = 0
  await Promise.all(Array.from({length: folders}, async () => {
    const cwd = makeFolder({...desk, ...Object.fromEntries(names.map((name) => [name, wrong]))})
    const life = await measureLife(cwd)
    while ((hitInAll() < kills || Object.values(hits).some((count) => count < enough)) && run < 3 * kills) {
      run += 1
      // Old pages again where few are left, and now and then nothing that an earlier run had kept.
      if (wholeTexts(cwd).filter((text) => text === wrong).length < names.length / 2) for (const name of names) writeFileSync(join(cwd, name), wrong)
      if (run % 5 === 0) for (const made of ['kept', 'report.json']) rmSync(join(cwd, made), {recursive: true, force: true})
      const before = wholeTexts(cwd)
      // The fraction of multiples of the golden ratio goes evenly through all moments, however many there are.
      const killed = await killFix(cwd, (run * 0.618_033_988_75) % 1, life)
      if (killed !== undefined) hits[hitOf(cwd, killed, before)] += 1
      expectWholeReport(cwd)
    }
    expect(await runCopydesk(fix, {cwd})).toMatchObject({code: 0, out: clean})
    expect(new Set(wholeTexts(cwd))).toEqual(new Set([right]))
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }))
  await annotate(`${JSON.stringify(hits)} of ${run} runs`)
  // They did land in the middle, and at its ends.
  expect(hitInAll()).toBeGreaterThanOrEqual(kills)
  for (const [hit, count] of Object.entries(hits)) expect(count, `killed ${hit}, of ${JSON.stringify(hits)}`).toBeGreaterThanOrEqual(enough)
}, 600_000 + kills * 10_000)
