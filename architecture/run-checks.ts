import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { checkMessageKeys } from './messages/check-message-keys.ts'
import { checkMessageParity } from './messages/check-message-parity.ts'
import { type Check, readSourceTree, type SourceFile, type Violation } from './source-tree.ts'
import { checkDependencies } from './structure/check-dependencies.ts'
import { checkOpenApi, writeOpenApi } from './structure/check-openapi.ts'
import { checkSizes } from './structure/check-sizes.ts'
import { checkSqlOwnership } from './structure/check-sql-ownership.ts'
import { checkUnused } from './structure/check-unused.ts'
import { checkFormat } from './writing/check-format.ts'
import { checkInterfaceText } from './writing/check-interface-text.ts'
import { checkSource } from './writing/check-source.ts'
import { checkTypes } from './writing/check-types.ts'
import { checkWords } from './writing/check-words.ts'

/** Those that start a process of their own come first, so that the others run beside them. */
const checks: readonly (readonly [string, Check])[] = [
  ['types', checkTypes],
  ['dependency rules', checkDependencies],
  ['unused code', checkUnused],
  ['lint and format', checkFormat],
  ['OpenAPI document', checkOpenApi],
  ['source rules', checkSource],
  ['interface text', checkInterfaceText],
  ['SQL ownership', checkSqlOwnership],
  ['sizes', checkSizes],
  ['message parity', checkMessageParity],
  ['message keys', checkMessageKeys],
  ['forbidden words', checkWords],
]

interface Outcome {
  name: string
  violations: Violation[]
}

async function outcomeOf(name: string, check: Check, files: readonly SourceFile[]): Promise<Outcome> {
  const started = performance.now()
  let violations: Violation[]
  try {
    violations = await check(files)
  } catch (error) {
    violations = [{ file: '.', message: `the check itself failed: ${error instanceof Error ? error.message : error}` }]
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const verdict = violations.length === 0 ? 'ok' : `${violations.length} violation${violations.length === 1 ? '' : 's'}`
  console.log(`${violations.length === 0 ? '✓' : '✗'} ${name.padEnd(18)} ${seconds.padStart(5)} s  ${verdict}`)
  for (const { file, line, message } of violations) console.log(`    ${line ? `${file}:${line}` : file}  ${message}`)
  return { name, violations }
}

async function runChecks(root: string): Promise<Outcome[]> {
  const files = readSourceTree(root)
  const waiting = [...checks]
  const outcomes: Outcome[] = []
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) outcomes.push(await outcomeOf(...next, files))
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
  return outcomes
}

process.chdir(`${import.meta.dirname}/..`)
if (process.argv.includes('--write')) await writeOpenApi()
const outcomes = await runChecks(process.cwd())
const report = process.argv.find((argument) => argument.startsWith('--report='))
if (report) writeFileSync(report.slice('--report='.length), JSON.stringify(outcomes))
process.exitCode = outcomes.some(({ violations }) => violations.length > 0) ? 1 : 0
