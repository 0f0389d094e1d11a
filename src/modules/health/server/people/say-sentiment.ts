import { recordTimelineEntry, requireAccount } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { insertSentiment } from './people-queries.ts'

interface Sentiment {
  accountId: string
  mood: 'good' | 'neutral' | 'bad'
  reason: string
  expiresOn?: string | undefined
  clientId: string
}

const usualDays = 90
const longestDays = 366

/**
 * Writes down how a customer feels to us. Throws notFound `accounts.no_such_account` and invalid
 * `health.expiry_out_of_range`.
 */
export async function saySentiment(context: Context, sentiment: Sentiment): Promise<void> {
  const { accountId, mood, reason, clientId } = sentiment
  await requireAccount(context, accountId)
  const today = todayIn(context.timeZone, context.clock.now())
  const expiresOn = sentiment.expiresOn ?? addDays(today, usualDays)
  if (expiresOn <= today || expiresOn > addDays(today, longestDays))
    throw invalid('health.expiry_out_of_range', {}, [{ path: 'expiresOn', code: 'health.expiry_out_of_range' }])
  const isNew = await insertSentiment(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    sentiment_id: newId(context.clock.now()),
    mood,
    reason,
    said_on: today,
    expires_on: expiresOn,
    said_by: context.actor.name,
    said_at: instantOf(context),
    client_id: clientId,
  })
  if (isNew)
    await recordTimelineEntry(context, { accountId, kind: 'health.sentiment_said', params: { mood }, body: reason })
}
