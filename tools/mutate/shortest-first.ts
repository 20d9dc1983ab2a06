import type {TestSpecification} from 'vitest/node'
import {BaseSequencer} from 'vitest/node'

/** How long each file of tests took when all of them ran, in milliseconds. */
const durations = new Map<string, number>()

/** A mutant is done with when one test fails, so what takes long comes last. */
export class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    for (const file of files) {
      const result = this.ctx.cache.getTestSpecificationResult(file)
      if (result && !durations.has(file.moduleId)) durations.set(file.moduleId, result.duration)
    }
    const duration = ({moduleId}: TestSpecification): number => durations.get(moduleId) ?? 0
    return files.toSorted((a, b) => duration(a) - duration(b))
  }
}
