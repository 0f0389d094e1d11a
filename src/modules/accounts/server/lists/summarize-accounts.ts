import type { Context } from '#platform/context/context.ts'
import { type AccountQuery, withView } from './list-accounts.ts'
import { sumRows } from './list-queries.ts'
import { readConditions } from './read-conditions.ts'

/** The size of a selection in customers and in recurring revenue, counted to the last one. Throws as `listAccounts`. */
export async function summarizeAccounts(
  context: Context,
  query: Pick<AccountQuery, 'q' | 'filters' | 'archived' | 'view'>,
) {
  const { filters } = await withView(context, query)
  const conditions = await readConditions(context, { q: query.q, filters, archived: query.archived })
  const sums = await sumRows(context.transaction, conditions)
  return {
    customers: sums.reduce((count, { customers }) => count + customers, 0),
    recurring: sums.flatMap(({ currency, arr, paying }) =>
      arr === null ? [] : [{ amountMinor: arr, currency, customers: paying }],
    ),
  }
}
