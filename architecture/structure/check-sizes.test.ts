import { expect, test } from 'vitest'
import { checkSizes } from './check-sizes.ts'

const lines = (count: number) => 'x\n'.repeat(count)
const many = (count: number, pathOf: (index: number) => string, size = 1) =>
  Array.from({ length: count }, (_, index) => ({ path: pathOf(index), text: lines(size) }))

test.each([
  ['a long file', [...many(99, (index) => `src/${index}/a.ts`), { path: 'src/long.ts', text: lines(301) }]],
  ['a long test', [{ path: 'src/long.test.ts', text: lines(501) }]],
  ['many middling files', many(5, (index) => `src/${index}/a.ts`, 181)],
  ['a full folder', many(16, (index) => `src/a/${index}.ts`)],
  ['a drawer', [{ path: 'src/platform/utils/dates.ts', text: '' }]],
  ['a drawer file', [{ path: 'src/platform/web/helpers.ts', text: '' }]],
])('%s is too much', (_, files) => {
  expect(checkSizes(files)).toHaveLength(1)
})

test.each([
  ['files at the limit', [...many(15, (index) => `src/a/${index}.ts`, 180)]],
  ['much data', many(40, (index) => `src/modules/x/migrations/${index}.sql`, 900)],
  ['much content', many(40, (index) => `src/modules/x/content/${index}.json`, 900)],
  ['a long test', [{ path: 'src/long.test.ts', text: lines(500) }]],
])('%s is fine', (_, files) => {
  expect(checkSizes(files)).toEqual([])
})
