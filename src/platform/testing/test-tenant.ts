import { sql } from 'kysely'
import type { Clock, Context } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'

export interface TestTenant {
  workspaceId: string
  run: <T>(work: (context: Context) => Promise<T>) => Promise<T>
  systemContext: (base: Pick<Context, 'transaction' | 'workspaceId'>) => Promise<Context>
  listJobs: () => Promise<{ job_id: string; last_error: string | null }[]>
  retryJob: (jobId: string) => Promise<boolean>
}

/** A tenant that knows no product: enough for what the platform itself does. */
export async function buildTenant(database: Database, clock: Clock): Promise<TestTenant> {
  const workspaceId = newId()
  const complete = (base: Pick<Context, 'transaction' | 'workspaceId'>): Context => ({
    ...base,
    actor: { kind: 'system', id: 'test', name: 'Test' },
    clock,
    locale: 'ja',
    timeZone: 'Asia/Tokyo',
  })
  const run = <T>(work: (context: Context) => Promise<T>) =>
    inTransaction(database.app, { workspaceId }, (transaction) => work(complete({ transaction, workspaceId })))
  await run(({ transaction }) =>
    sql`insert into platform.tenants (workspace_id) values (${workspaceId})`.execute(transaction),
  )
  return {
    workspaceId,
    run,
    systemContext: async (base) => complete(base),
    listJobs: () =>
      run(async ({ transaction }) => {
        const jobs = sql<{
          job_id: string
          last_error: string | null
        }>`select * from platform.list_jobs(${workspaceId})`
        return (await jobs.execute(transaction)).rows
      }),
    retryJob: (jobId) =>
      run(async ({ transaction }) => {
        const retry = sql<{ done: boolean }>`select platform.retry_job(${workspaceId}, ${jobId}) as done`
        return (await retry.execute(transaction)).rows[0]?.done ?? false
      }),
  }
}
