import { expect, test } from 'vitest'
import { judgeTypes } from './check-types.ts'

test('each diagnostic of tsc is a violation', () => {
  const output =
    "src/a.ts(3,7): error TS2322: Type 'string' is not assignable.\n  Details.\nerror TS18003: No inputs.\n"
  expect(judgeTypes(output)).toEqual([
    { file: 'src/a.ts', line: 3, message: "TS2322: Type 'string' is not assignable." },
    { file: 'tsconfig.json', line: undefined, message: 'TS18003: No inputs.' },
  ])
  expect(judgeTypes('')).toEqual([])
})
