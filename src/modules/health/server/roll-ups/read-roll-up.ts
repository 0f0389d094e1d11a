import { listAccountNames, requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import type { AccountRollUp } from '../../contract/roll-up.ts'
import { shareIn } from '../../domain/roll-up/roll-up.ts'
import { bandAt, bandOf } from '../../domain/score/band.ts'
import { findRollUp } from './roll-up-queries.ts'

const shownMembers = 200

/**
 * How the customers below one stood on a day, the lowest first, and what was made of them; `rollUp` is null where there was
 * nobody below it. Throws notFound `accounts.no_such_account`.
 */
export async function readRollUp(
  context: Context,
  { accountId, day }: { accountId: string; day?: string | undefined },
): Promise<AccountRollUp> {
  await requireAccount(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  const on = day === undefined || day > today ? today : day
  const row = await findRollUp(context.transaction, accountId, on)
  // A group is rolled up every day: an older one is gone.
  if (!row || row.day < addDays(on, -1)) return { rollUp: null }
  const members = row.member_scores.map((score, index) => ({ score, arr: row.member_arr[index] ?? null }))
  const shown = row.member_ids.slice(0, shownMembers)
  const names = await listAccountNames(context, shown)
  return {
    rollUp: {
      day: row.day,
      method: row.method,
      wantedMethod: row.wanted_method,
      score: row.score,
      band: bandOf(row.score, { good: row.good, watch: row.watch }),
      limits: { good: row.good, watch: row.watch },
      customers: row.member_ids.length,
      scored: row.member_scores.filter((score) => score !== null).length,
      members: shown.map((id, index) => ({
        account: { id, name: names.get(id) ?? '' },
        score: row.member_scores[index] ?? null,
        band: bandAt(row.member_bands[index] ?? 0),
        share: shareIn(row.method, members, index),
      })),
    },
  }
}
