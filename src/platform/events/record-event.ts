import { sql } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { instantOf } from '#platform/context/context.ts'
import { enqueueJob } from '#platform/jobs/enqueue-job.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { EventDeclaration } from './event.ts'

/** Writes an event, and the job that hands it to its subscribers, in the transaction of the change itself. */
export async function recordEvent<Payload extends z.ZodType>(
  context: Context,
  event: EventDeclaration<Payload>,
  payload: z.input<Payload>,
  accountId: string | null = null,
): Promise<void> {
  const eventId = newId(context.clock.now())
  const body = JSON.stringify(event.payload.parse(payload))
  await sql`insert into platform.outbox (workspace_id, event_id, name, account_id, payload, actor, occurred_at)
    values (${context.workspaceId}, ${eventId}, ${event.name}, ${accountId}, ${body}, ${JSON.stringify(context.actor)}, ${instantOf(context)})`.execute(
    context.transaction,
  )
  await enqueueJob(context, 'platform.deliver_event', { eventId })
}
