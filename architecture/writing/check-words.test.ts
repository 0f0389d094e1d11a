import { expect, test } from 'vitest'
import { checkWords } from './check-words.ts'

test.each([
  "const data = '/mnt/share/data'",
  'see /home/me/banso',
  'C:\\Users',
  '// TODO: later',
  '// FIXME',
  '// @ts-ignore',
  'test.only("a", run)',
  'describe.only("a", run)',
  'it.skip("a", run)',
  'test.skip()',
])('refused: %s', (text) => {
  expect(checkWords([{ path: 'src/a.ts', text }])).toHaveLength(1)
})

test.each([
  "fetch('https://example.com/home/page')",
  "import '../home/a.ts'",
  'test.skipIf(!hasData)("a", run)',
  'test.skip(!hasBrowser, "no browser")',
  "'/homework/list'",
])('allowed: %s', (text) => {
  expect(checkWords([{ path: 'src/a.ts', text }])).toEqual([])
})
