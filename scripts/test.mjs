import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureWebBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled } from './install.mjs'
import { compileCache, node, packagePath, root, run, say } from './processes.mjs'
import { closingLine, failed, sum, tallyChecks, tallyPlaywright, tallyStage, tallyVitest } from './tally.mjs'

const minutes = 60_000
const deadline = Date.now() + 28 * minutes
const reports = mkdtempSync(join(tmpdir(), 'banso-test-'))
// The journeys start the product many times over: it is compiled once, as for `npm start`.
const env = { PATH: packagePath, NODE_ENV: 'test', CI: 'true', NODE_COMPILE_CACHE: compileCache }

/** A stage's own limit, and never more than what is left of the whole. */
const within = (limit) => Math.max(1000, Math.min(limit * minutes, deadline - Date.now()))

async function checks() {
  const report = join(reports, 'checks.json')
  const result = await run(node, ['architecture/run-checks.ts', `--report=${report}`], { env, timeout: within(5) })
  return tallyStage('checks', result, report, tallyChecks)
}

async function tests() {
  const report = join(reports, 'vitest.json')
  const result = await run(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    { env, timeout: within(16) },
  )
  return tallyStage('vitest', result, report, tallyVitest)
}

const hasJourneys = () =>
  existsSync(join(root, 'e2e')) &&
  readdirSync(join(root, 'e2e'), { recursive: true }).some((file) => /\.(test|spec)\.tsx?$/.test(String(file)))

async function journeys() {
  if (!hasJourneys()) return sum([])
  await ensureChromium({ timeout: within(5) })
  const report = join(reports, 'playwright.json')
  const result = await run(node, ['node_modules/@playwright/test/cli.js', 'test'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    timeout: within(20),
  })
  return tallyStage('e2e', result, report, tallyPlaywright)
}

const build = async () => {
  await ensureWebBuilt({ timeout: within(4) })
  return sum([])
}

/** The tally of a stage; one that cannot even begin has failed. */
async function stage(name, work) {
  say(`\n── ${name} ──`)
  try {
    return await work()
  } catch (error) {
    return failed(name, error.message)
  }
}

function sayFailures(failures) {
  for (const { title, reason } of failures) {
    const lines = stripVTControlCharacters(reason ?? '')
      .trim()
      .split('\n')
    say(`\n✗ ${title}`)
    for (const line of lines.slice(0, 25)) say(`    ${line}`)
    if (lines.length > 25) say(`    … ${lines.length - 25} more lines`)
  }
}

function sayAboutData(skipped) {
  const hasData = existsSync(join(root, '..', 'shared', 'data'))
  if (skipped === 0) return
  if (hasData) say(`\n${skipped} tests were skipped although ../shared/data is there.`)
  else say(`\n${skipped} tests were skipped: they read ../shared/data, which is not there.`)
}

const tallies = []
try {
  await ensureInstalled({ timeout: within(8) })
  tallies.push(await stage('checks', checks))
  tallies.push(await stage('build', build))
  tallies.push(await stage('tests', tests))
  tallies.push(await stage('journeys', journeys))
} catch (error) {
  tallies.push(failed('install', error.message))
}
rmSync(reports, { recursive: true, force: true })
const total = sum(tallies)
sayFailures(total.failures)
sayAboutData(total.skipped)
say(`\n${closingLine(total)}`)
process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0
