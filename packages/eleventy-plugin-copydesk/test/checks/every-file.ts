import {beforeAll, expect, test} from 'vitest'
import {readSite} from '../site.ts'
import {markupFindings} from './markup.ts'
import {nuFindings, vnuJar} from './nu.ts'
import {policyFindings} from './policy.ts'
import {brokenReferences} from './references.ts'
import type {Standing} from './references.ts'

/** Tests every file of a built site as text; its markup unless that of a site with the same pages is tested. */
export function testEveryFile(folder: () => Promise<string>, standing: Standing = {prefix: '/'}, {markup = true} = {}): void {
  let built = ''
  let site: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    built = await folder()
    site = readSite(built)
  })

  test('no address, fragment or id leads nowhere', () => {
    expect([...site.keys()].filter((path) => path.endsWith('.html')).length).toBeGreaterThan(5)
    expect(brokenReferences(site, standing)).toEqual([])
  })

  test('every policy allows what stands on the site and no more', () => {
    expect(policyFindings(site)).toEqual([])
  })

  if (!markup) return

  test('html-validate finds nothing', async () => {
    expect(await markupFindings(site)).toEqual([])
  })

  test.skipIf(vnuJar === undefined)('the Nu checker finds nothing in pages and style sheets (needs java and vnu.jar)', async () => {
    expect(await nuFindings(built)).toEqual([])
  })
}
