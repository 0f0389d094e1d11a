import type { ImportValue } from './read-cell.ts'
import type { ReadRow, RowIssue } from './read-row.ts'
import { companyIndex, type DuplicateProposal, type MatchKeys, matchKeysOf } from './recognise-company.ts'
import { personOf } from './recognise-person.ts'

/** A customer that is there already, with its values under the same field keys. */
export interface ExistingAccount {
  id: string
  values: Readonly<Record<string, ImportValue>>
  /** The customer's people; a row concerns the one with its e-mail address, else the one with its name. */
  people?: readonly Readonly<Record<string, ImportValue>>[]
}

/** What a person decided about a row with a proposal. */
export type RowDecision = { kind: 'add' } | { kind: 'skip' } | { kind: 'update'; accountId: string }

export interface RowVerdict {
  line: number
  verdict: 'add' | 'update' | 'unchanged' | 'error' | 'skip'
  accountId: string | null
  values: ReadRow['values']
  /** Field keys that an update changes. */
  changes: string[]
  issues: RowIssue[]
  proposals: DuplicateProposal[]
}

export interface ImportVerdict {
  rows: RowVerdict[]
  counts: Record<RowVerdict['verdict'], number> & { warnings: number; proposals: number }
  /** False when all or nothing was asked for and a row is wrong, or when there is nothing to write. */
  canRun: boolean
}

export interface JudgeOptions {
  mode: 'all_or_nothing' | 'skip_bad'
  /** By line. */
  decisions?: ReadonlyMap<number, RowDecision>
}

/**
 * Says of every row what an import would do. The external ID decides which customer a row means, then the corporate
 * number where that customer has no external ID of its own; a similar name only proposes. A row repeated in the file is
 * wrong from its second time on. A second run of the same file finds every row unchanged.
 */
export function judgeRows(
  rows: readonly ReadRow[],
  existing: readonly ExistingAccount[],
  { mode, decisions = new Map() }: JudgeOptions,
): ImportVerdict {
  const byId = new Map(existing.map((account) => [account.id, account]))
  const companies = companyIndex()
  for (const { id, values } of existing) companies.add(matchKeysOf(values), { accountId: id })
  const accountOf = (keys: MatchKeys) => {
    const named = companies.find('externalId', keys)
    const numbered = companies.find('corporateNumber', keys)
    const isFree = keys.externalId === undefined || numbered?.keys.externalId === undefined
    return byId.get((named ?? (isFree ? numbered : undefined))?.at.accountId ?? '')
  }
  const seen = companyIndex()
  const lineOfAccount = new Map<string, number>()

  const verdicts = rows.map((row): RowVerdict => {
    const issues = [...row.issues]
    const fail = (code: string, field: string, params: RowIssue['params'] = {}) =>
      issues.push({ level: 'error', code, field, column: null, value: String(row.values[field] ?? ''), params })
    const keys = matchKeysOf(row.values)
    const decision = decisions.get(row.line)
    const base = { line: row.line, values: row.values, changes: [], accountId: null, issues, proposals: [] }
    if (decision?.kind === 'skip') return { ...base, verdict: 'skip' }

    const firstLine = seen.find('externalId', keys)?.at.line
    if (firstLine !== undefined) fail('accounts.import.external_id_repeated', 'externalId', { line: firstLine })
    const account = decision?.kind === 'update' ? byId.get(decision.accountId) : accountOf(keys)
    if (decision?.kind === 'update' && !account) fail('accounts.import.account_gone', 'name')
    const proposals = account || decision ? [] : [...companies.propose(keys), ...seen.propose(keys)]
    if (account) {
      const line = lineOfAccount.get(account.id)
      if (line !== undefined && firstLine === undefined) fail('accounts.import.account_repeated', 'name', { line })
      lineOfAccount.set(account.id, lineOfAccount.get(account.id) ?? row.line)
    } else if (row.values.name === undefined && !issues.some(({ level }) => level === 'error')) {
      fail('accounts.import.name_missing', 'name')
    }
    seen.add(keys, { line: row.line })
    const result = { ...base, accountId: account?.id ?? null, proposals }
    if (issues.some(({ level }) => level === 'error')) return { ...result, verdict: 'error' }
    if (!account) return { ...result, verdict: 'add' }
    const known = { ...account.values, ...personOf(account.people ?? [], row.values) }
    const changes = Object.keys(row.values).filter((key) => !isSame(row.values[key], known[key]))
    return { ...result, changes, verdict: changes.length > 0 ? 'update' : 'unchanged' }
  })

  const count = (verdict: RowVerdict['verdict']) => verdicts.filter((row) => row.verdict === verdict).length
  const counts = {
    add: count('add'),
    update: count('update'),
    unchanged: count('unchanged'),
    error: count('error'),
    skip: count('skip'),
    warnings: verdicts.filter((row) => row.issues.some(({ level }) => level === 'warning')).length,
    proposals: verdicts.filter((row) => row.proposals.length > 0).length,
  }
  const canRun = counts.add + counts.update > 0 && (mode === 'skip_bad' || counts.error === 0)
  return { rows: verdicts, counts, canRun }
}

const isSame = (a: ImportValue | undefined, b: ImportValue | undefined) =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))
