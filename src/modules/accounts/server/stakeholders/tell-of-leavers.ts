import type { Context } from '#platform/context/context.ts'
import { recordEvents } from '#platform/events/record-event.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { stakeholdersChanged } from '../../events.ts'
import { tables } from '../tables.ts'

/** Days that are looked back over: after a standstill nobody's leaving is missed, and telling it twice changes nothing. */
const lookBack = 7

/**
 * Somebody whose leaving was entered ahead has left now: whatever goes by a customer's people is told on the day, as it is
 * of those who left before it was entered.
 */
export async function tellOfLeavers(context: Context): Promise<void> {
  const today = todayIn(context.timeZone, context.clock.now())
  const rows = await tables(context.transaction)
    .selectFrom('accounts.stakeholders')
    .select('account_id')
    .distinct()
    .where('left_on', '<=', today)
    .where('left_on', '>', addDays(today, -lookBack))
    .execute()
  await recordEvents(
    context,
    stakeholdersChanged,
    rows.map(({ account_id: accountId }) => ({ payload: { accountId }, accountId })),
  )
}
