import type {Command} from '../command.ts'
import {baselineCommand} from './baseline.ts'
import {dueCommand} from './due.ts'
import {explainCommand} from './explain.ts'
import {fixCommand} from './fix.ts'
import {helpCommand} from './help.ts'
import {importCommand} from './import.ts'
import {initCommand} from './init.ts'
import {lintCommand} from './lint.ts'
import {reportCommand} from './report.ts'
import {rulesCommand} from './rules.ts'
import {sourcesCommand} from './sources.ts'
import {termsCommand} from './terms.ts'
import {testCommand} from './test.ts'
import {verifyCommand} from './verify.ts'

/** Every command there is, in the order of the help. */
export const commands: readonly Command[] = [initCommand, lintCommand, fixCommand, reportCommand, baselineCommand, importCommand, rulesCommand, termsCommand, explainCommand, testCommand, dueCommand, verifyCommand, sourcesCommand, helpCommand]
