import {expect, test} from 'vitest'
import {glob, globMatcher} from './glob.ts'

test.each([
  '**/*.md', 'guides/**/a/**/b/**/*.md', '*a*b*c*', '***', '{a,b}/{c,d}.{md,mdx}', '{a,b}(c){d,e}(f)', '!(a)/b', '(a|b)', 'a'.repeat(1000), '**/**/**/*', '**/a/*/b/*/c/*/d/*/*', ' x ',
])('%s may stand', (one) => {
  expect(glob.parse(one)).toBe(one.trim())
})

test.each([
  '', ' ', '*a*b*c*d*', 'a**b**c**d**e**', '!(a)*!(b)*x*', '{a,b}{c,d}{e,f}(g){h,i}', '**/**/**/**', '+(a)', '*(a)', 'a'.repeat(1001),
])('%s may not, for it could take very long', (one) => {
  expect(glob.safeParse(one).success).toBe(false)
})

test('what asks for too much is told what it may have', () => {
  expect(glob.safeParse('+(a)').error?.issues[0]?.message).toBe('expected a glob with fewer choices: at most 3 of `**` and second `*` of a name, 4 groups, no `+(…)` and `*(…)`')
})

test('a path fits where one of the globs says so, hidden folders too, and none that is endless', () => {
  const matches = globMatcher(['guides/**/*.md', 'a.{md,mdx}'])
  expect(['guides/x.md', 'guides/.hidden/.x.md', 'a.mdx', `guides/${'a'.repeat(990)}.md`].map(matches)).toEqual([true, true, true, true])
  expect(['x.md', 'guides/x.txt', 'a.txt', `guides/${'a'.repeat(991)}.md`].map(matches)).toEqual([false, false, false, false])
})
