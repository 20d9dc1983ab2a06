/** A path below a folder of the workspace; its root is `.`. */
export function joined(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`
}
