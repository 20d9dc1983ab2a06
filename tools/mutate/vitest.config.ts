import {defineConfig} from 'vitest/config'
import {ShortestFirst} from './shortest-first.ts'

/** The tests of the core that run in one process: a mutant lives in memory, so a program that a test starts never meets it. */
export default defineConfig({
  ssr: {resolve: {conditions: ['@copydesk/source', 'module', 'node', 'import']}},
  test: {
    include: ['packages/remark-copydesk/src/**/*.test.ts'],
    exclude: ['**/time-zones.test.ts', '**/odd-input.test.ts', '**/node_modules/**'],
    setupFiles: ['tools/seed-properties.ts', 'tools/mutate/first-failure.ts'],
    sequence: {sequencer: ShortestFirst},
    testTimeout: 60_000,
  },
})
