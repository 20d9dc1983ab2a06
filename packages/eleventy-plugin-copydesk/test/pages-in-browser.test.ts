import {describe} from 'vitest'
import {testEveryPageType} from './checks/every-page-type.ts'
import {fixture, publishedFolder} from './site.ts'

describe('an English site', () => {
  testEveryPageType(() => publishedFolder(fixture('lumina')))
})
