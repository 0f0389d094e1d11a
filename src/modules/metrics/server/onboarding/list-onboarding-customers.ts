import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { OnboardingRow } from '../../onboarding-contract.ts'
import { type BehindQuery, selectBehind } from './report-queries.ts'

/** The customers behind a figure, those for whom it is lowest first. Two statements. */
export async function listOnboardingCustomers(
  context: Context,
  { cursor, limit, ...query }: BehindQuery & { cursor?: string | undefined; limit: number },
): Promise<{ items: OnboardingRow[]; nextCursor: string | null; total: number }> {
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const rows = await selectBehind(context.transaction, query, { after, limit: limit + 1 })
  const members = new Map((await listMembers(context)).map(({ id, name }) => [id, name]))
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const hasNumber = query.figure !== 'started' && query.figure !== 'open' && query.figure !== 'at_risk'
  return {
    items: page.map((row) => ({
      accountId: row.account_id,
      projectId: row.project_id,
      name: row.name,
      ownerName: members.get(row.owner_id ?? '') ?? null,
      contractStartOn: row.contract_start_on,
      valueConfirmedOn: row.value_confirmed_on,
      endedOn: row.ended_on,
      counted: hasNumber ? row.counted : null,
      base: row.base,
    })),
    nextCursor: last ? encodeCursor([last.counted, last.project_id]) : null,
    total: rows[0]?.total ?? 0,
  }
}

function positionOf(cursor: string) {
  const [counted, projectId] = decodeCursor(cursor)
  if (typeof counted === 'number' && typeof projectId === 'string' && isId(projectId)) return { counted, projectId }
  throw invalid('http.invalid_cursor')
}
