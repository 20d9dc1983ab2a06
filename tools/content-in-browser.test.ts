import {join} from 'node:path'
import {describe} from 'vitest'
import {testEveryPageType} from '../packages/eleventy-plugin-copydesk/test/checks/every-page-type.ts'
import {publishedFolder} from '../packages/eleventy-plugin-copydesk/test/site.ts'
import {root} from './process.ts'

describe('the site of this repository', () => {
  // The manual is a type of its own; the others are seen from right to left on the site that the publisher’s tests build.
  testEveryPageType(() => publishedFolder(join(root, 'content')), {directions: (path) => (path.startsWith('/docs/') ? ['ltr', 'rtl'] : ['ltr'])})
})
