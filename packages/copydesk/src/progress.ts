/** Shows how far a long run has come. */
export interface Progress {
  /** One more is done. */
  step(): void
  /** Leaves the line as it was. */
  end(): void
}

/** A run that is over before this is no long one. In milliseconds. */
const shortRun = 1000
/** Between two pictures. In milliseconds. */
const interval = 100
const barWidth = 24

/** A bar on standard error, where that is a terminal on which somebody waits; else nothing. */
export function makeProgress(stderr: NodeJS.WriteStream, environment: NodeJS.ProcessEnv, total: number): Progress {
  if (!stderr.isTTY || environment['CI'] || environment['TERM'] === 'dumb') return {step() {}, end() {}}
  const start = performance.now()
  let drawn = 0
  let done = 0
  return {
    step() {
      done += 1
      const now = performance.now()
      if (now - start < shortRun || now - drawn < interval || done === total) return
      drawn = now
      const full = Math.round((done / total) * barWidth)
      stderr.write(`\r\u001B[K[${'='.repeat(full)}${' '.repeat(barWidth - full)}] ${done} of ${total} pages`)
    },
    end() {
      if (drawn > 0) stderr.write('\r\u001B[K')
      drawn = 0
    },
  }
}
