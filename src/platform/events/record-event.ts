import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { enqueueJob, maxAttempts } from '#platform/jobs/enqueue-job.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { EventDeclaration } from './event.ts'

/**
 * Writes an event in the transaction of the change itself and, where somebody hears it, the job that hands it to its
 * subscribers.
 */
export async function recordEvent<Payload extends z.ZodType>(
  context: Context,
  event: EventDeclaration<Payload>,
  payload: z.input<Payload>,
  accountId: string | null = null,
): Promise<void> {
  const eventId = newId(context.clock.now())
  const body = JSON.stringify(event.payload.parse(payload))
  const { rows } = await sql<{ is_heard: boolean }>`
    insert into platform.outbox (workspace_id, event_id, name, account_id, payload, actor, occurred_at)
    values (${context.workspaceId}, ${eventId}, ${event.name}, ${accountId}, ${body}, ${JSON.stringify(context.actor)}, ${instantOf(context)})
    returning exists (select from platform.subscriptions where event = name) as is_heard`.execute(context.transaction)
  if (rows[0]?.is_heard) await enqueueJob(context, 'platform.deliver_event', { eventId })
}

/** As `recordEvent`, the same event about many customers, in one statement. */
export async function recordEvents<Payload extends z.ZodType>(
  context: Context,
  event: EventDeclaration<Payload>,
  about: readonly { payload: z.input<Payload>; accountId: string }[],
): Promise<void> {
  if (about.length === 0) return
  const rows = about.map(({ payload, accountId }) => ({
    event_id: newId(context.clock.now()),
    account_id: accountId,
    payload: event.payload.parse(payload),
  }))
  await sql`
    with written as (
      insert into platform.outbox (workspace_id, event_id, name, account_id, payload, actor, occurred_at)
      select ${context.workspaceId}, rows.event_id, ${event.name}, rows.account_id, rows.payload,
        ${JSON.stringify(context.actor)}::jsonb, ${instantOf(context)}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as rows (event_id uuid, account_id uuid, payload jsonb)
      returning event_id
    )
    select platform.add_job('platform.deliver_event',
      json_build_object('eventId', written.event_id, 'workspaceId', ${context.workspaceId}::text), null, null, ${maxAttempts}::int)
    from written where exists (select from platform.subscriptions where event = ${event.name})`.execute(
    context.transaction,
  )
}
