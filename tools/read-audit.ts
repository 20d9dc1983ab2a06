interface Weakness {
  readonly name: string
  readonly severity: string
  readonly range: string
  readonly via: readonly (string | {readonly title: string; readonly url: string})[]
}

/** The weaknesses that `npm audit --json` found, a line for each package; `undefined` where it could not ask. */
export function readAudit(json: string): string[] | undefined {
  let report: {readonly vulnerabilities?: Record<string, Weakness>; readonly metadata?: {readonly vulnerabilities?: unknown}}
  try {
    report = JSON.parse(json) as typeof report
  } catch {
    return undefined
  }
  // An answer that counts nothing is none.
  if (!report.metadata?.vulnerabilities || !report.vulnerabilities) return undefined
  return Object.values(report.vulnerabilities).map(({name, severity, range, via}) => `${name} ${range}: ${severity}: ${via.map((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} ${one.url}`)).join('; ')}`)
}
