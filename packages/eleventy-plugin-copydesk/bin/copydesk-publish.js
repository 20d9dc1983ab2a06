#!/usr/bin/env node
// This file must parse on any Node that knows modules, so that an old one gets words and not a stack.
import {existsSync} from 'node:fs'
import module from 'node:module'
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write('Unexpected Node.js ' + process.versions.node + ', expected 22.18 or later: install one from https://nodejs.org/\n')
  process.exitCode = 2
} else {
  module.enableCompileCache()
  const inClone = existsSync(new URL('../src/cli.ts', import.meta.url))
  if (inClone) {
    module.registerHooks({
      resolve: (specifier, context, nextResolve) =>
        nextResolve(specifier, {...context, conditions: ['@copydesk/source', ...context.conditions]}),
    })
  }
  const {runCommand} = await import(inClone ? '../src/cli.ts' : '../dist/cli.js')
  process.exitCode = await runCommand(process.argv.slice(2))
}
