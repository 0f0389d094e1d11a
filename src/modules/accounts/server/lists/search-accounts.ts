import { listMembers } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { sortLetters } from '#platform/kernel/japanese-text.ts'
import { phaseSchema } from '../../contract.ts'
import { searchTerms } from '../../domain/profile/account-keys.ts'
import { termConditions } from './condition-queries.ts'
import { searchRows } from './list-queries.ts'

const hits = 10

/** The first active customers in which all words of the query occur; none for an empty query. */
export async function searchAccounts(context: Context, query: string) {
  const [firstTerm] = searchTerms(query)
  if (firstTerm === undefined) return { items: [] }
  const rows = await searchRows(context.transaction, termConditions(query), sortLetters(firstTerm), hits)
  const names = new Map((await listMembers(context)).map((member) => [member.id, member.name]))
  const items = rows.map(({ owner_id, phase, ...row }) => ({
    ...row,
    phase: phaseSchema.parse(phase),
    ownerName: owner_id === null ? null : (names.get(owner_id) ?? null),
  }))
  return { items }
}
