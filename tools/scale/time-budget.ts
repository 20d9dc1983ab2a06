/** How much time a measurement may still take, reckoned from the rows before. */
export class TimeBudget {
  readonly #end: number
  #secondsPerPage: number | undefined

  constructor(minutes: number) {
    this.#end = performance.now() + minutes * 60_000
  }

  /** Takes in what a row took on the clock. */
  learn(pages: number, seconds: number): void {
    this.#secondsPerPage = seconds / pages
  }

  /** Why a row over so many pages is left out; `undefined` where there is time for it. */
  refuses(pages: number): string | undefined {
    const left = (this.#end - performance.now()) / 60_000
    const needed = (pages * (this.#secondsPerPage ?? 0)) / 60
    return needed <= left && left > 0 ? undefined : `left out: about ${needed.toFixed(1)} minutes, and ${Math.max(0, left).toFixed(1)} are left`
  }
}
