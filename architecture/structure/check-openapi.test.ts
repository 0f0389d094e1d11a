import { expect, test } from 'vitest'
import { judgeOpenApi } from './check-openapi.ts'

test('the kept document has to be the made one', () => {
  const made = { openapi: '3.1.0', paths: { '/accounts': { get: {} } } }
  expect(judgeOpenApi(made, structuredClone(made))).toEqual([])
  expect(judgeOpenApi(made, { paths: made.paths, openapi: '3.1.0' })).toEqual([])
  expect(judgeOpenApi(made, { ...made, paths: {} })).toHaveLength(1)
  expect(judgeOpenApi(made, undefined)).toHaveLength(1)
})
