import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { declareJob } from '#platform/jobs/job.ts'
import type { EventDeclaration } from './event.ts'

export interface Subscriber {
  name: string
  event: string
  receive: (context: Context, payload: unknown, accountId: string | null) => Promise<void>
}

/** A module's wish to hear of an event. `name` is unique and stays: it is what makes a redelivery do nothing. */
export function subscribe<Payload extends z.ZodType>(
  name: string,
  event: EventDeclaration<Payload>,
  receive: (context: Context, payload: z.output<Payload>, accountId: string | null) => Promise<void>,
): Subscriber {
  return {
    name,
    event: event.name,
    receive: (context, payload, accountId) => receive(context, event.payload.parse(payload), accountId),
  }
}

/**
 * Has the subscribers' events delivered from now on. Every process calls it before it does anything that tells of an event;
 * what was recorded before its first subscriber came is not delivered to it.
 */
export async function registerSubscribers(owner: pg.Pool, subscribers: readonly Subscriber[]): Promise<void> {
  await owner.query(
    'insert into platform.subscriptions (event) select distinct unnest($1::text[]) on conflict do nothing',
    [subscribers.map((subscriber) => subscriber.event)],
  )
}

interface StoredEvent {
  name: string
  payload: unknown
  account_id: string | null
}

/** The job that hands one event to all its subscribers, each exactly once, in one transaction with their changes. */
export function deliverEventJob(subscribers: readonly Subscriber[]) {
  return declareJob('platform.deliver_event', z.object({ eventId: z.uuid() }), async (context, { eventId }) => {
    const { rows } =
      await sql<StoredEvent>`select name, payload, account_id from platform.outbox where event_id = ${eventId}`.execute(
        context.transaction,
      )
    const [event] = rows
    // Left failed, an administrator sees that the event has gone undelivered.
    if (!event) throw new Error('The event was dropped before it was delivered.')
    for (const subscriber of subscribers.filter((one) => one.event === event.name)) {
      const { rows: taken } = await sql`insert into platform.deliveries (workspace_id, event_id, subscriber)
        values (${context.workspaceId}, ${eventId}, ${subscriber.name}) on conflict do nothing returning 1`.execute(
        context.transaction,
      )
      if (taken.length > 0) await subscriber.receive(context, event.payload, event.account_id)
    }
  })
}
