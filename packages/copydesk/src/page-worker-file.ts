/** The program of a helping thread, and how Node finds the core as source in it. In the bundled command it is a file of the bundle. */
export const pageWorker: {readonly file: string | URL; readonly execArgv: string[]} = {file: new URL('./page-worker.ts', import.meta.url), execArgv: ['--conditions=@copydesk/source']}
