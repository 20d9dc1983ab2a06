#!/usr/bin/env node
import {existsSync} from 'node:fs'
import module from 'node:module'
import process from 'node:process'

const inClone = existsSync(new URL('../src/cli.ts', import.meta.url))
if (inClone) {
  module.registerHooks({
    resolve: (specifier, context, nextResolve) =>
      nextResolve(specifier, {...context, conditions: ['@copydesk/source', ...context.conditions]}),
  })
}
const {runInProcess} = await import(inClone ? '../src/cli.ts' : '../dist/cli.js')
await runInProcess(process)
