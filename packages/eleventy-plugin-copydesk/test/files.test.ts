import {describe} from 'vitest'
import {testEveryFile} from './checks/every-file.ts'
import {fixture, publishedFolder} from './site.ts'

describe('an English site', () => {
  testEveryFile(() => publishedFolder(fixture('lumina')))
})

describe('the same under a path prefix', () => {
  testEveryFile(() => publishedFolder(fixture('lumina'), {pathPrefix: '/desk/'}), {prefix: '/desk/'}, {markup: false})
})
