import { companyMatchingKey } from '#platform/kernel/japanese-text.ts'
import type { ImportValue } from './read-cell.ts'
import type { ReadRow, RowIssue } from './read-row.ts'

/** A customer that is there already, with its values under the same field keys. */
export interface ExistingAccount {
  id: string
  values: Readonly<Record<string, ImportValue>>
}

/** What a person decided about a row with a proposal. */
export type RowDecision = { kind: 'add' } | { kind: 'skip' } | { kind: 'update'; accountId: string }

/** The row may mean a company that the file or the workspace already has. Only a person merges. */
export interface DuplicateProposal {
  reason: 'same_corporate_number' | 'similar_name'
  line?: number
  accountId?: string
}

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
  const known = indexAccounts(existing)
  const seen = {
    externalIds: new Map<string, number>(),
    numbers: new Map<string, number>(),
    names: new Map<string, number>(),
  }
  const lineOfAccount = new Map<string, number>()

  const verdicts = rows.map((row): RowVerdict => {
    const issues = [...row.issues]
    const fail = (code: string, field: string, params: RowIssue['params'] = {}) =>
      issues.push({ level: 'error', code, field, column: null, value: String(row.values[field] ?? ''), params })
    const keys = keysOf(row.values)
    const decision = decisions.get(row.line)
    const base = { line: row.line, values: row.values, changes: [], accountId: null, issues, proposals: [] }
    if (decision?.kind === 'skip') return { ...base, verdict: 'skip' }

    const firstLine = keys.externalId === undefined ? undefined : seen.externalIds.get(keys.externalId)
    if (firstLine !== undefined) fail('accounts.import.external_id_repeated', 'externalId', { line: firstLine })
    const account = decision?.kind === 'update' ? known.byId.get(decision.accountId) : known.find(keys)
    if (decision?.kind === 'update' && !account) fail('accounts.import.account_gone', 'name')
    const proposals = account || decision ? [] : proposalsFor(keys, known, seen)
    if (account) {
      const line = lineOfAccount.get(account.id)
      if (line !== undefined && firstLine === undefined) fail('accounts.import.account_repeated', 'name', { line })
      lineOfAccount.set(account.id, lineOfAccount.get(account.id) ?? row.line)
    } else if (row.values.name === undefined && !issues.some(({ level }) => level === 'error')) {
      fail('accounts.import.name_missing', 'name')
    }
    remember(seen, keys, row.line)
    const result = { ...base, accountId: account?.id ?? null, proposals }
    if (issues.some(({ level }) => level === 'error')) return { ...result, verdict: 'error' }
    if (!account) return { ...result, verdict: 'add' }
    const changes = Object.keys(row.values).filter((key) => !isSame(row.values[key], account.values[key]))
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

interface MatchKeys {
  externalId: string | undefined
  corporateNumber: string | undefined
  name: string | undefined
}

function keysOf(values: ReadRow['values']): MatchKeys {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  const name = text('name')
  return {
    externalId: text('externalId'),
    corporateNumber: text('corporateNumber'),
    name: (name && companyMatchingKey(name)) || undefined,
  }
}

function indexAccounts(accounts: readonly ExistingAccount[]) {
  const byId = new Map(accounts.map((account) => [account.id, account]))
  const index = (key: keyof MatchKeys) =>
    new Map(
      accounts.flatMap((account) => {
        const value = keysOf(account.values)[key]
        return value === undefined ? [] : [[value, account] as const]
      }),
    )
  const byExternalId = index('externalId')
  const byNumber = index('corporateNumber')
  return {
    byId,
    byNumber,
    byName: index('name'),
    find({ externalId, corporateNumber }: MatchKeys): ExistingAccount | undefined {
      const named = externalId === undefined ? undefined : byExternalId.get(externalId)
      if (named) return named
      const numbered = corporateNumber === undefined ? undefined : byNumber.get(corporateNumber)
      return externalId === undefined || numbered?.values.externalId === undefined ? numbered : undefined
    },
  }
}

interface SeenKeys {
  externalIds: Map<string, number>
  numbers: Map<string, number>
  names: Map<string, number>
}

function proposalsFor(keys: MatchKeys, known: ReturnType<typeof indexAccounts>, seen: SeenKeys): DuplicateProposal[] {
  const proposals: DuplicateProposal[] = []
  const propose = (
    reason: DuplicateProposal['reason'],
    account: ExistingAccount | undefined,
    line: number | undefined,
  ) => {
    if (account && !proposals.some(({ accountId }) => accountId === account.id))
      proposals.push({ reason, accountId: account.id })
    if (line !== undefined && !proposals.some((one) => one.line === line)) proposals.push({ reason, line })
  }
  const { corporateNumber, name } = keys
  if (corporateNumber)
    propose('same_corporate_number', known.byNumber.get(corporateNumber), seen.numbers.get(corporateNumber))
  if (name) propose('similar_name', known.byName.get(name), seen.names.get(name))
  return proposals
}

/** The first line counts: later ones are measured against it. */
function remember(seen: SeenKeys, { externalId, corporateNumber, name }: MatchKeys, line: number): void {
  if (externalId !== undefined && !seen.externalIds.has(externalId)) seen.externalIds.set(externalId, line)
  if (corporateNumber !== undefined && !seen.numbers.has(corporateNumber)) seen.numbers.set(corporateNumber, line)
  if (name !== undefined && !seen.names.has(name)) seen.names.set(name, line)
}

const isSame = (a: ImportValue | undefined, b: ImportValue | undefined) =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))
