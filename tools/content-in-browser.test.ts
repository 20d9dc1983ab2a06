import {join} from 'node:path'
import {describe} from 'vitest'
import {testEveryPageType} from '../packages/eleventy-plugin-copydesk/test/checks/every-page-type.ts'
import {publishedFolder} from '../packages/eleventy-plugin-copydesk/test/site.ts'
import {root} from './process.ts'

describe('the site of this repository', () => {
  testEveryPageType(() => publishedFolder(join(root, 'content')))
})
