import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import Ajv from 'ajv-draft-04'
import {validateXML} from 'xmllint-wasm'

const require = createRequire(import.meta.url)
// Its patterns are older than the `u` flag.
const ajv = new Ajv.default({strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false})
const sarif = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object)
const diagnostic = ajv.compile((require('@umbrelladocs/rdformat-validator') as {diagnosticSchema: object}).diagnosticSchema)
const xsd = readFileSync(new URL('fixtures/jenkins-junit.xsd', import.meta.url), 'utf8')

/** What the official schema of SARIF 2.1.0 has against a log. */
export function sarifErrors(log: unknown): string[] {
  return sarif(log) ? [] : (sarif.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)
}

/** What the schema of reviewdog’s format has against a line. */
export function diagnosticErrors(line: unknown): string[] {
  return diagnostic(line) ? [] : (diagnostic.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)
}

/** What the schema that Jenkins publishes for JUnit’s XML has against a report. */
export async function junitErrors(xml: string): Promise<string[]> {
  const {valid, errors} = await validateXML({xml: [{fileName: 'report.xml', contents: xml}], schema: [xsd]})
  return valid ? [] : errors.map(({message}) => message)
}
