import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { minorUnitDigits } from '#platform/kernel/money.ts'
import { type KnownFacts, knownFacts } from '../../domain/known-facts.ts'
import { selectStatements } from './fact-queries.ts'

const recordSchema = z.record(z.string(), z.unknown())

/** What is known of these customers from their own page and their hearing sheet; unknown IDs are absent. One statement. */
export async function listKnownFacts(
  context: Context,
  accountIds: readonly string[],
): Promise<Map<string, KnownFacts>> {
  const rows = await selectStatements(context.transaction, accountIds)
  return new Map(
    rows.map((row) => [
      row.account_id,
      knownFacts({
        account: {
          industry: row.industry,
          employeeCount: row.employee_count,
          touchModel: row.touch_model,
          plan: row.plan,
          seats: row.seats,
          arr: row.arr_minor === null ? null : row.arr_minor / 10 ** minorUnitDigits(row.currency),
          region: row.region,
          country: row.country,
        },
        custom: recordSchema.parse(row.custom),
        hearing: recordSchema.parse(row.answers ?? {}),
      }),
    ]),
  )
}
