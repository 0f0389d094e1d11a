import { expect, test } from 'vitest'
import { judgeUnused } from './check-unused.ts'

test('every kind of finding is a violation', () => {
  const found = judgeUnused({
    issues: [
      { file: 'package.json', dependencies: [{ name: 'left-pad', line: 7 }], exports: [] },
      { file: 'src/a.ts', exports: [{ name: 'unused', line: 3 }], files: [{ name: 'src/a.ts' }] },
    ],
  })
  expect(found).toEqual([
    { file: 'package.json', line: 7, message: 'dependencies: left-pad' },
    { file: 'src/a.ts', line: 3, message: 'exports: unused' },
    { file: 'src/a.ts', line: undefined, message: 'files: src/a.ts' },
  ])
})

test('a report in another shape is an error, not a pass', () => {
  expect(() => judgeUnused({ files: [] })).toThrow()
})
