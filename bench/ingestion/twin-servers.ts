// Two servers to compare with, in one process; their addresses go to stdout in one line. DATABASE_URL says where to write.
// The first reads and judges calls as the product does, and keeps nothing. The second is what one would write first: each
// call's events are rows of a table with a unique key, inserted by one statement in one transaction, then acknowledged.
import Fastify from 'fastify'
import pg from 'pg'
import { createSourceFinder } from '#modules/usage/server/intake/find-source.ts'
import { registerIntake } from '#modules/usage/server/intake/register-intake.ts'
import { connectDatabase } from '#platform/database/connect.ts'

const url = process.env.DATABASE_URL ?? ''
const clock = { now: () => Date.now() }

const parser = Fastify()
await registerIntake(parser, {
  findSource: createSourceFinder(connectDatabase(url).app, clock),
  takeIn: () => Promise.resolve(),
  clock,
  retentionDays: 800,
})

interface Sent {
  messageId: string
  event: string
  userId: string
  timestamp: string
  properties: unknown
  context: { groupId: string }
}

const pool = new pg.Pool({ connectionString: url, max: 16 })
await pool.query(`create table public.plain_events (source_id uuid not null, message_id text not null, event text not null,
  user_id text not null, group_id text not null, occurred_at timestamptz not null, properties jsonb not null,
  primary key (source_id, message_id))`)
const plain = Fastify()
plain.post<{ Body: { batch: Sent[] } }>('/v1/batch', { bodyLimit: 500 * 1024 }, async ({ body: { batch } }) => {
  const values: unknown[] = ['00000000-0000-7000-8000-000000000001']
  for (const one of batch)
    values.push(one.messageId, one.event, one.userId, one.context.groupId, one.timestamp, one.properties)
  await pool.query({ name: 'plain', text: statementFor(batch.length), values })
  return { success: true }
})

function statementFor(rows: number): string {
  const row = (at: number) => `($1, ${[2, 3, 4, 5, 6, 7].map((column) => `$${at * 6 + column}`).join(', ')})`
  return `insert into public.plain_events values ${Array.from({ length: rows }, (_, at) => row(at)).join(', ')}
    on conflict do nothing`
}

process.on('SIGTERM', () => process.exit(0))
const where = { port: 0, host: '127.0.0.1' }
console.log(`${await parser.listen(where)} ${await plain.listen(where)}`)
