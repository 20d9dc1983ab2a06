import {execFile, spawnSync} from 'node:child_process'
import {existsSync, globSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'

/** The checker that VNU_JAR names, where Java can run it. The package `vnu-jar` is not installed with the others: it is 31 MB, and loads a Java of its own. */
export const vnuJar = findJar()

function findJar(): string | undefined {
  const named = process.env['VNU_JAR']
  if (!named) return undefined
  if (!existsSync(named)) throw new Error(`Unexpected VNU_JAR \`${named}\`, expected the file vnu.jar there`)
  return spawnSync('java', ['-version']).status === 0 ? named : undefined
}

interface NuReport {
  readonly messages: readonly {readonly url: string; readonly type: string; readonly subType?: string; readonly message: string; readonly lastLine?: number; readonly extract?: string}[]
}

/** What it says of every page, for it judges a file that has no host, and takes data for a script. */
const untrue: readonly RegExp[] = [
  /^Resource violates Content Security Policy \(meta tag\): external (?:stylesheet|script) “\/[^/]/u,
  // Newer than its list of properties; browsers that do not know them leave them out.
  /^CSS: “(?:position-area|position-try-fallbacks)”: Property .* doesn't exist/u,
  /^Inline script violates Content Security Policy/u,
]

/** What the Nu checker finds in the pages and the style sheets of a folder, all in one run. */
export async function nuFindings(folder: string): Promise<string[]> {
  const files = globSync('**/*.{html,css,svg}', {cwd: folder}).filter((path) => !path.startsWith('pagefind')).map((path) => join(folder, path))
  const {stderr} = await promisify(execFile)('java', ['-jar', String(vnuJar), '--format', 'json', '--also-check-css', '--also-check-svg', '--exit-zero-always', ...files], {encoding: 'utf8', maxBuffer: 2 ** 28})
  const {messages} = JSON.parse(stderr) as NuReport
  // That no script stands in a page is for the test of the policy, which knows data from scripts.
  return messages.filter(({message}) => !untrue.some((pattern) => pattern.test(message))).map(({url, lastLine, type, message, extract}) => `${url.slice(url.indexOf(folder) + folder.length)}:${lastLine} ${type}: ${message} ${extract ?? ''}`)
}
