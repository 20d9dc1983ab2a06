import {nearest} from 'remark-copydesk'
import {DeskError} from 'remark-copydesk/node'
import {readCommandLine} from './command-line.ts'
import {build, buildCollection, joinCollections} from './publish.ts'
import type {BuildOptions} from './publish.ts'
import {toolVersion} from './tool-version.ts'
import {UseError} from './use-error.ts'

const help = `copydesk-publish build CONTENT --output FOLDER [--collection FOLDER]
copydesk-publish join CONTENT PART… --output FOLDER

build   Lints a content folder and publishes it, or one collection of it as a part.
join    Makes one site of the parts of all collections, and what stands in none.
        PART is a folder that \`build --collection\` made, or a folder with such folders in it.

  --output FOLDER        where it goes; an earlier site there is replaced when all is made, and nothing else
  --collection FOLDER    one of \`collections\` in copydesk.yaml
  --path-prefix /PATH/   the folder of the host that the site stands in; else COPYDESK_PATH_PREFIX
  --now YYYY-MM-DD       the day of the build; else SOURCE_DATE_EPOCH, else today in UTC
  --help, --version
`

const commands = ['build', 'join']

/**
 * Runs a command of `copydesk-publish`.
 *
 * @returns the exit code: 0 when it is published, 1 when the content or a part is at fault, 2 on wrong use and a broken desk, as `copydesk` has it.
 */
export async function runCommand(words: readonly string[]): Promise<0 | 1 | 2> {
  try {
    const asked = readCommand(words)
    if (typeof asked === 'string') {
      console.log(asked)
      return 0
    }
    await asked()
    return 0
  } catch (error) {
    const isUse = error instanceof UseError
    console.error((error as Error).message + (isUse ? '\nSee copydesk-publish --help' : ''))
    return isUse || (error as Error).cause instanceof DeskError ? 2 : 1
  }
}

function readCommand(args: readonly string[]): string | (() => Promise<void>) {
  const {words, options: given} = readCommandLine(args)
  if (given.has('help')) return help.trimEnd()
  if (given.has('version')) return toolVersion
  const [command, content, ...parts] = words
  if (command !== 'build' && command !== 'join') {
    const near = command === undefined ? undefined : nearest(command, commands)
    throw new UseError(`Unexpected ${command === undefined ? 'lack of a command' : `command \`${command}\``}, expected ${near === undefined ? '`build` or `join`' : `\`${near}\``}`)
  }
  if (content === undefined) throw new UseError(`Unexpected lack of a content folder, expected copydesk-publish ${command} CONTENT`)
  const [output, collection, now] = [given.get('output'), given.get('collection'), given.get('now')]
  const pathPrefix = given.get('path-prefix') ?? (process.env['COPYDESK_PATH_PREFIX'] || undefined)
  if (output === undefined) throw new UseError('Unexpected lack of --output, expected the folder to write to')
  if (pathPrefix !== undefined && !/^\/(?:[\w.~-]+\/)*$/u.test(pathPrefix)) throw new UseError(`Unexpected --path-prefix \`${pathPrefix}\`, expected one such as /guides/, with / at both ends`)
  const options: BuildOptions = {content, output, ...(now !== undefined && {now}), ...(pathPrefix !== undefined && {pathPrefix})}
  if (command === 'join') {
    if (collection !== undefined) throw new UseError('Unexpected --collection of join, expected it with build')
    return () => joinCollections({...options, parts})
  }
  if (parts.length > 0) throw new UseError(`Unexpected argument \`${parts[0]}\` of build, expected one content folder`)
  return () => (collection === undefined ? build(options) : buildCollection({...options, collection}))
}
