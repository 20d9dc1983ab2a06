import {join} from 'node:path'
import {describe} from 'vitest'
import {testEveryFile} from '../packages/eleventy-plugin-copydesk/test/checks/every-file.ts'
import {publishedFolder} from '../packages/eleventy-plugin-copydesk/test/site.ts'
import {root} from './process.ts'

describe('the site of this repository', () => {
  testEveryFile(() => publishedFolder(join(root, 'content')))
})
