#!/usr/bin/env node
// This file must parse on any Node that knows modules, so that an old one gets words and not a stack.
import {existsSync, readFileSync} from 'node:fs'
import module from 'node:module'
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
const source = new URL('../src/index.ts', import.meta.url)
const args = process.argv.slice(2)
const unknown = args.find((arg, index) => !/^--(?:stdio|help|version|clientProcessId(?:=\d+)?)$/.test(arg) && args[index - 1] !== '--clientProcessId')

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write('Unexpected Node.js ' + process.versions.node + ', expected 22.18 or later: install one from https://nodejs.org/\n')
  process.exitCode = 2
} else if (unknown !== undefined) {
  process.stderr.write('Unexpected argument `' + unknown + '`, expected none or `--stdio`: an editor starts this program and speaks to it over standard input and output\n')
  process.exitCode = 2
} else if (args.includes('--version')) {
  process.stdout.write(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version + '\n')
} else if (args.includes('--help')) {
  process.stdout.write('Usage: copydesk-language-server [--stdio]\n\nThe copy desk for editors: speaks the Language Server Protocol over standard input and output.\n')
} else {
  module.enableCompileCache()
  const inClone = existsSync(source)
  if (inClone) {
    module.registerHooks({
      resolve: (specifier, context, nextResolve) =>
        nextResolve(specifier, {...context, conditions: ['@copydesk/source', ...context.conditions]}),
    })
  }
  const {serve} = await import(inClone ? '../src/index.ts' : '../dist/index.js')
  serve(process.stdin, process.stdout)
}
