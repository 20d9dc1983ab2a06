import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {findBrowser} from './browser.ts'
import {installOnDemand} from './on-demand.ts'
import {run} from './process.ts'

/** What one run of Lighthouse says: category → its score of 100, and the audits in it that fell short. */
export type LighthouseScores = ReadonlyMap<string, {readonly score: number; readonly failed: readonly string[]}>

interface Report {
  readonly runtimeError?: {readonly message: string}
  readonly categories: Readonly<Record<string, {readonly score: number | null; readonly auditRefs: readonly {readonly id: string; readonly weight: number}[]}>>
  readonly audits: Readonly<Record<string, {readonly title: string; readonly score: number | null; readonly displayValue?: string; readonly details?: unknown}>>
}

const flags = '--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Runs Lighthouse as a phone on one address. */
export async function runLighthouse(address: string): Promise<LighthouseScores> {
  const folder = await installOnDemand({lighthouse: '13.5.0'})
  const {executablePath, args} = await findBrowser()
  const place = mkdtempSync(join(tmpdir(), 'copydesk-lighthouse-'))
  try {
    const file = join(place, 'report.json')
    const {code, output} = await run(
      process.execPath,
      [join(folder, 'node_modules/lighthouse/cli/index.js'), address, '--output=json', `--output-path=${file}`, '--quiet', '--no-enable-error-reporting', `--chrome-flags=${[flags, ...args].join(' ')}`],
      {cwd: place, env: {...process.env, CHROME_PATH: executablePath}},
    )
    if (code !== 0) throw new Error(`Unexpected failure of Lighthouse on ${address}:\n${output.trim()}`)
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    if (report.runtimeError) throw new Error(`Unexpected failure of Lighthouse on ${address}: ${report.runtimeError.message}`)
    return readReport(report)
  } finally {
    rmSync(place, {recursive: true, force: true})
  }
}

function readReport({categories, audits}: Report): LighthouseScores {
  return new Map(Object.entries(categories).map(([name, {score, auditRefs}]) => [name, {
    score: Math.round((score ?? 0) * 100),
    failed: auditRefs.flatMap(({id, weight}) => {
      const audit = audits[id]
      return weight === 0 || !audit || audit.score === null || audit.score === 1 ? [] : [`${id} ${Math.round(audit.score * 100)}: ${audit.title}${audit.displayValue === undefined ? '' : ` (${audit.displayValue})`}`]
    }),
  }]))
}
