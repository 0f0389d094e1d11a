import { existsSync, readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, skipped: number, failures: { title: string, reason: string }[] }} Tally
 */

/** @returns {Tally} */
const emptyTally = () => ({ passed: 0, skipped: 0, failures: [] })

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
  failures: tallies.flatMap(({ failures }) => failures),
})

/** @returns {Tally} */
export const failed = (title, reason) => ({ passed: 0, skipped: 0, failures: [{ title, reason }] })

/** Each check is a test. */
export function tallyChecks(outcomes) {
  const broken = outcomes.filter(({ violations }) => violations.length > 0)
  return {
    passed: outcomes.length - broken.length,
    skipped: 0,
    failures: broken.map(({ name, violations }) => ({
      title: `check › ${name}`,
      reason: violations.map(({ file, line, message }) => `${line ? `${file}:${line}` : file}  ${message}`).join('\n'),
    })),
  }
}

/** A file that could not be loaded has no tests to fail: it is a failure itself. */
export function tallyVitest({ testResults }) {
  const tally = emptyTally()
  for (const { name, status, message, assertionResults } of testResults) {
    for (const { status: verdict, fullName, failureMessages } of assertionResults) {
      if (verdict === 'passed') tally.passed++
      else if (verdict === 'failed') tally.failures.push({ title: fullName, reason: failureMessages.join('\n') })
      else tally.skipped++
    }
    const isUnexplained = status === 'failed' && !assertionResults.some(({ status: verdict }) => verdict === 'failed')
    if (isUnexplained) tally.failures.push({ title: name, reason: message })
  }
  return tally
}

/** A journey that needed a retry passed; what Playwright says outside of tests is a failure. */
export function tallyPlaywright({ suites, errors }) {
  const tally = emptyTally()
  const walk = (suite, above) => {
    const title = [...above, suite.title]
    for (const spec of suite.specs ?? []) {
      for (const { status, results } of spec.tests) {
        if (status === 'expected' || status === 'flaky') tally.passed++
        else if (status === 'skipped') tally.skipped++
        else {
          const reasons = results.flatMap((result) => result.errors ?? []).map((error) => error.message)
          tally.failures.push({ title: [...title, spec.title].join(' › '), reason: reasons.join('\n') })
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, title)
  }
  for (const suite of suites) walk(suite, [])
  for (const { message } of errors) tally.failures.push({ title: 'e2e', reason: message })
  return tally
}

/** A stage that left no report, or ended badly without naming a failure, has failed itself. */
export function tallyStage(name, { code, isTimedOut }, reportFile, read) {
  if (isTimedOut) return failed(name, 'took too long and was stopped')
  if (!existsSync(reportFile)) return failed(name, `ended with code ${code} and left no report`)
  const tally = read(JSON.parse(readFileSync(reportFile, 'utf8')))
  if (code !== 0 && tally.failures.length === 0) tally.failures.push({ title: name, reason: `ended with code ${code}` })
  return tally
}

/** @param {Tally} tally */
export function closingLine({ passed, failures, skipped }) {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
