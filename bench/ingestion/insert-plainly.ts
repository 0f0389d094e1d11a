import type pg from 'pg'
import { createCall, eventsACall } from './call.ts'

const connections = 4
let inserted = 0

/** A table with the same facts and a unique key; every hundred events are one statement and one commit. */
export async function createPlainTable(pool: pg.Pool): Promise<void> {
  await pool.query(`create table public.plain_events (source_id uuid not null, message_id text not null, event text not null,
    user_id text not null, group_id text not null, occurred_at timestamptz not null, properties jsonb not null,
    primary key (source_id, message_id))`)
}

interface Sent {
  messageId: string
  event: string
  userId: string
  timestamp: string
  properties: unknown
  context: { groupId: string }
}

const statement = `insert into public.plain_events values ${Array.from({ length: eventsACall }, (_, row) => `($1, ${[2, 3, 4, 5, 6, 7].map((column) => `$${row * 6 + column}`).join(', ')})`).join(', ')} on conflict do nothing`

/** Inserts for so many milliseconds, what is to be inserted being parsed already; answers events a second. */
export async function insertPlainly(pool: pg.Pool, milliseconds: number): Promise<number> {
  const begun = performance.now()
  let events = 0
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const call = createCall(connection)
      const { batch }: { batch: Sent[] } = JSON.parse(call.body.toString('utf8'))
      while (performance.now() - begun < milliseconds) {
        const number = ++inserted
        const values: unknown[] = ['00000000-0000-7000-8000-000000000001']
        for (const [index, one] of batch.entries())
          values.push(`${number}-${index}`, one.event, one.userId, one.context.groupId, one.timestamp, one.properties)
        await pool.query({ name: 'plain', text: statement, values })
        events += eventsACall
      }
    }),
  )
  return (events / (performance.now() - begun)) * 1000
}
