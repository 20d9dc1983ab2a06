import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'
import {LongestFirst} from './tools/longest-first.ts'

export default defineConfig({
  // `ssr`, not `resolve`: that is the one which tests on Node go by.
  ssr: {resolve: {conditions: ['@copydesk/source', 'module', 'node', 'import']}},
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['tools/bundle-before-tests.ts', 'tools/keep-compiled-code.ts'],
    setupFiles: ['tools/seed-properties.ts'],
    sequence: {sequencer: LongestFirst},
    // Most of the time a test waits for a program that it has started.
    maxWorkers: availableParallelism() + 1,
    // A machine may have much else to do: these only end what hangs.
    testTimeout: 300_000,
    expect: {poll: {timeout: 60_000}},
    hookTimeout: 600_000,
  },
})
