import type { PlainDateString } from '#platform/kernel/dates.ts'
import { companyMatchingKey } from '#platform/kernel/japanese-text.ts'
import { minorUnitDigits } from '#platform/kernel/money.ts'
import type { ImportCounts, ImportOptions, ImportRow } from '../../../contract.ts'
import { judgeRows, type RowDecision } from '../judge-rows.ts'
import type { ImportValue } from '../read-cell.ts'
import { type ImportPlan, type ReadRow, type RowIssue, readRow } from '../read-row.ts'
import type { DuplicateProposal } from '../recognise-company.ts'
import { personOf } from '../recognise-person.ts'
import { rowErrors } from './check-row.ts'
import { amountFields, existingAccount, type KnownCustomer, personValues } from './customer-values.ts'
import { phaseByContract } from './phase-by-contract.ts'
import { type ImportWorld, rowResolver } from './resolve-row.ts'

/** A row of the file with what a person said about it. */
export interface RawRow {
  line: number
  cells: readonly string[]
  decision: RowDecision | null
  /** Of the dry run before. */
  proposals: readonly DuplicateProposal[]
}

export interface JudgedRow {
  line: number
  values: ReadRow['values']
  verdict: Exclude<ImportRow['verdict'], null>
  accountId: string | null
  changes: { field: string; from: string }[]
  issues: RowIssue[]
  proposals: readonly DuplicateProposal[]
  hasWarning: boolean
}

export interface ImportTask {
  plan: ImportPlan
  world: ImportWorld
  options: ImportOptions
  /** In the workspace's zone. */
  today: PlainDateString
}

/** First half: the rows as values, and what the customers they may mean are to be looked for by. */
export function readImport(rows: readonly RawRow[], { plan, world }: ImportTask) {
  const resolve = rowResolver(world)
  const read = rows.map((row) => resolve(readRow(row, plan)))
  const distinct = (values: readonly unknown[]) => [
    ...new Set(values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))),
  ]
  const keys = {
    externalIds: distinct(read.map(({ values }) => values.externalId)),
    corporateNumbers: distinct(read.map(({ values }) => values.corporateNumber)),
    matchingKeys: distinct(
      read.map(({ values }) => (typeof values.name === 'string' ? companyMatchingKey(values.name) : '')),
    ),
    accountIds: distinct(rows.map(({ decision }) => (decision?.kind === 'update' ? decision.accountId : ''))),
  }
  return { read, keys }
}

/** Second half: the verdict on every row, given the customers found. */
export function judgeImport(
  rows: readonly RawRow[],
  read: readonly ReadRow[],
  customers: readonly KnownCustomer[],
  { plan, world, options, today }: ImportTask,
): { rows: JudgedRow[]; counts: ImportCounts; canApply: boolean } {
  const raw = new Map(rows.map((row) => [row.line, row]))
  const known = new Map(customers.map((customer) => [customer.account.id, customer]))
  const decisions = new Map(rows.flatMap(({ line, decision }) => (decision ? [[line, decision] as const] : [])))
  const verdict = judgeRows(read, customers.map(existingAccount), { mode: options.mode, decisions })
  const rules = { currency: plan.currency, fields: world.customFields }

  const judged = verdict.rows.map((row): JudgedRow => {
    const { line, values, accountId } = row
    const decision = decisions.get(line)
    const customer = known.get(accountId ?? '')
    const warn = (code: string, field: string): RowIssue => ({ level: 'warning', code, field, column: null, value: '' })
    const isMoved = row.changes.includes('phase')
    const issues = [
      ...row.issues,
      ...(isMoved ? [warn('accounts.import.phase_not_moved', 'phase')] : []),
      ...(customer?.account.archivedAt ? [warn('accounts.import.archived_customer', 'name')] : []),
      ...(row.verdict === 'add' || row.verdict === 'update' ? rowErrors(values, customer?.account, rules) : []),
    ].map((issue) => ({ ...issue, ...placeOf(issue, raw.get(line)?.cells ?? [], plan) }))
    const proposals = decision ? (raw.get(line)?.proposals ?? []) : row.proposals
    const changes = row.changes
      .filter((field) => field !== 'phase')
      .map((field) => ({ field, from: customer ? valueBefore(customer, field, values) : '' }))
    const isWrong = issues.some(({ level }) => level === 'error')
    const isNew = row.verdict === 'add' && values.phase === undefined
    return {
      line,
      values: isNew ? { ...values, ...assumedPhase(values, options, today) } : values,
      accountId,
      issues,
      proposals,
      changes: row.verdict === 'update' && !isWrong ? changes : [],
      hasWarning: issues.some(({ level }) => level === 'warning'),
      verdict:
        row.verdict !== 'skip' && isWrong
          ? 'error'
          : row.verdict === 'update'
            ? changes.length === 0
              ? 'unchanged'
              : options.existing === 'leave'
                ? 'skip'
                : 'update'
            : row.verdict === 'add' && proposals.length > 0 && !decision
              ? ({ ask: 'undecided', add: 'add', skip: 'skip' } as const)[options.duplicates]
              : row.verdict,
    }
  })
  const count = (kind: JudgedRow['verdict']) => judged.filter((row) => row.verdict === kind).length
  const counts = {
    add: count('add'),
    update: count('update'),
    unchanged: count('unchanged'),
    error: count('error'),
    skip: count('skip'),
    undecided: count('undecided'),
    warnings: judged.filter((row) => row.hasWarning).length,
  }
  const isClean = counts.error + counts.undecided === 0
  return { rows: judged, counts, canApply: counts.add + counts.update > 0 && (options.mode === 'skip_bad' || isClean) }
}

function assumedPhase(values: ReadRow['values'], { phase }: ImportOptions, today: PlainDateString) {
  const assumed = phase === 'by_contract' ? phaseByContract(values, today) : { phase, since: today }
  return { assumedPhase: assumed.phase, assumedPhaseSince: assumed.since }
}

/** Issues found after reading know the field only; the column and the text of the file belong to it. */
function placeOf({ column, field, value }: RowIssue, cells: readonly string[], plan: ImportPlan) {
  const found = column ?? plan.columns.find((one) => one.field === field)?.column ?? null
  return { column: found, value: found === null ? value : (cells[found] ?? value) }
}

/** What an update replaces, as a person reads it. */
function valueBefore(customer: KnownCustomer, field: string, row: ReadRow['values']): string {
  const { values } = existingAccount(customer)
  const person = personOf(customer.people.map(personValues), row)
  const value: ImportValue | undefined = values[field] ?? person?.[field]
  if (value === undefined) return ''
  if (amountFields.has(field) && typeof value === 'number') {
    return String(value / 10 ** minorUnitDigits(customer.account.currency))
  }
  return Array.isArray(value) ? value.join('、') : String(value)
}
