/** A task was called wrongly: its usage is printed with this. */
export class UseError extends Error {}

/** Runs a task to its exit code: 2 with the usage where it was called wrongly, 1 with the message where it failed. */
export async function runTask(usage: string, task: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await task()) ? 0 : 1
  } catch (error) {
    const {message, code} = error as NodeJS.ErrnoException
    const isUse = error instanceof UseError || (code?.startsWith('ERR_PARSE_ARGS') ?? false)
    console.error(isUse ? `${message}\nUsage: ${usage}` : message)
    process.exitCode = isUse ? 2 : 1
  }
}
