import {relative} from 'node:path'

/** An absolute path as one from the root of the workspace, which itself is `.`; with forward slashes. */
export function fromRoot(workspace: string, path: string): string {
  return relative(workspace, path).replaceAll('\\', '/') || '.'
}
