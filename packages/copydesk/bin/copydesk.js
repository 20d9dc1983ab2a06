#!/usr/bin/env node
// This file must parse on any Node, so that an old one gets words and not a stack. It is CommonJS: a module
// that imports parts of Node asks each for all that it has, the streams of the process too.
'use strict'

const {existsSync, lstatSync, mkdirSync} = require('node:fs')
const nodeModule = require('node:module')
const {homedir} = require('node:os')
const {dirname, join} = require('node:path')

const [major, minor] = process.versions.node.split('.').map(Number)
const source = join(__dirname, '..', 'src', 'cli.ts')

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    'Unexpected Node.js ' + process.versions.node + ', expected 22.18 or later: install one from https://nodejs.org/' +
    (existsSync(source) ? ', or run `npx copydesk` in this clone, which brings its own' : '') + '\n',
  )
  process.exitCode = 2
} else {
  const {XDG_CACHE_HOME, LOCALAPPDATA} = process.env
  const compiled = join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'copydesk', 'compiled')
  if (!process.argv.includes('--no-cache') && isOurs(compiled)) nodeModule.enableCompileCache(compiled)
  if (existsSync(source)) {
    nodeModule.registerHooks({
      resolve: (specifier, context, nextResolve) =>
        nextResolve(specifier, {...context, conditions: ['@copydesk/source', ...context.conditions]}),
    })
    void import('../src/cli.ts').then(({runInProcess}) => runInProcess(process))
  } else void require('../dist/command/command.cjs').runInProcess(process)
}

/** Whether nobody else can put files there, or a folder in its place: Node runs what it finds compiled. */
function isOurs(folder) {
  try {
    makeFolder(folder)
    if (!process.getuid) return true
    const us = process.getuid()
    for (let at = folder, mayWrite = 0; ; mayWrite = 0o1000, at = dirname(at)) {
      const {uid, mode} = lstatSync(at)
      // Where many may write, as in /tmp, none may take away what is another’s.
      const isSafe = (mode & 0o022) === 0 || (mode & mayWrite) !== 0
      if (!isSafe || (uid !== us && uid !== 0) || (at === folder && uid !== us)) return false
      if (at === dirname(at)) return true
    }
  } catch {
    return false
  }
}

/** Node’s own way to make a folder with those above it has no end below /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, {mode: 0o700})
}
