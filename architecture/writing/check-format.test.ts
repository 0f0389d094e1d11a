import { expect, test } from 'vitest'
import { judgeFormat } from './check-format.ts'

const found = (severity: string) => ({
  diagnostics: [
    { severity, category: 'lint/x', message: 'no', location: { path: 'src/a.ts', start: { line: 2, column: 1 } } },
  ],
})

test('errors and warnings of Biome are violations, hints are not', () => {
  expect(judgeFormat(found('error'))).toEqual([{ file: 'src/a.ts', line: 2, message: 'lint/x: no' }])
  expect(judgeFormat(found('warning'))).toHaveLength(1)
  expect(judgeFormat(found('info'))).toEqual([])
})

test('a report in another shape is an error, not a pass', () => {
  expect(() => judgeFormat({})).toThrow()
})
