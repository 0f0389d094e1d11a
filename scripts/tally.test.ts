import { expect, test } from 'vitest'
import { closingLine, failed, sum, tallyChecks, tallyPlaywright, tallyStage, tallyVitest } from './tally.mjs'

test('a check with violations is a failed test', () => {
  const tally = tallyChecks([
    { name: 'types', violations: [] },
    { name: 'sizes', violations: [{ file: 'a.ts', message: 'long' }] },
  ])
  expect(closingLine(tally)).toBe('1 passed, 1 failed')
})

test('Vitest: tests by verdict, and a file that did not load as a failure', () => {
  const tally = tallyVitest({
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a' },
          { status: 'failed', fullName: 'b', failureMessages: ['no'] },
          { status: 'pending', fullName: 'c' },
        ],
      },
      { name: 'b.test.ts', status: 'failed', message: 'syntax', assertionResults: [] },
    ],
  })
  expect(closingLine(tally)).toBe('1 passed, 2 failed, 1 skipped')
})

test('Playwright: nested suites, and errors outside of tests', () => {
  const spec = (status: string) => ({ title: status, tests: [{ status, results: [{ errors: [{ message: 'no' }] }] }] })
  const tally = tallyPlaywright({
    suites: [
      { title: 'a', specs: [spec('expected')], suites: [{ title: 'b', specs: [spec('unexpected'), spec('skipped')] }] },
    ],
    errors: [{ message: 'no server' }],
  })
  expect(closingLine(tally)).toBe('1 passed, 2 failed, 1 skipped')
})

test('a stage without a report has failed', () => {
  const read = () => sum([])
  expect(tallyStage('x', { code: 0, isTimedOut: false }, 'gone.json', read).failures).toHaveLength(1)
  expect(tallyStage('x', { code: 1, isTimedOut: true }, 'gone.json', read).failures).toHaveLength(1)
  expect(closingLine(sum([failed('a', 'b'), failed('c', 'd')]))).toBe('0 passed, 2 failed')
})
