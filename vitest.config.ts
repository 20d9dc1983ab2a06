import {defineConfig} from 'vitest/config'

export default defineConfig({
  // `ssr`, not `resolve`: that is the one which tests on Node go by.
  ssr: {resolve: {conditions: ['@copydesk/source', 'module', 'node', 'import']}},
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'tools/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
})
