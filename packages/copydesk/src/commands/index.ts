import type {Command} from '../command.ts'

/** Every command there is, in the order of the help. A run loads the one that it is. */
export const commandLoaders: Readonly<Record<string, () => Promise<Command>>> = {
  init: async () => (await import('./init.ts')).initCommand,
  lint: async () => (await import('./lint.ts')).lintCommand,
  fix: async () => (await import('./fix.ts')).fixCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  baseline: async () => (await import('./baseline.ts')).baselineCommand,
  import: async () => (await import('./import.ts')).importCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
  terms: async () => (await import('./terms.ts')).termsCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  test: async () => (await import('./test.ts')).testCommand,
  due: async () => (await import('./due.ts')).dueCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  sources: async () => (await import('./sources.ts')).sourcesCommand,
  help: async () => (await import('./help.ts')).helpCommand,
}

/** All of them. */
export function loadCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(commandLoaders).map((load) => load()))
}
