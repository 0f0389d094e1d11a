import { sql } from 'kysely'
import * as contract from '#app/contract/jobs.ts'
import type { Context } from '#platform/context/context.ts'
import { type Route, route } from '#platform/http/route.ts'
import { notFound } from '#platform/kernel/errors.ts'

interface JobRow {
  job_id: string
  name: string
  attempts: number
  max_attempts: number
  last_error: string | null
  run_at: string
  created_at: string
  is_running: boolean
}

async function listJobs(context: Context) {
  const { rows } = await sql<JobRow>`select * from platform.list_jobs(${context.workspaceId})`.execute(
    context.transaction,
  )
  return {
    items: rows.map((row) => ({
      id: row.job_id,
      name: row.name,
      state: stateOf(row),
      attempts: row.attempts,
      maxAttempts: row.max_attempts,
      lastError: row.last_error,
      runAt: row.run_at,
      createdAt: row.created_at,
    })),
  }
}

function stateOf(row: JobRow) {
  if (row.is_running) return 'running' as const
  if (row.attempts >= row.max_attempts) return 'failed' as const
  return row.last_error === null ? ('waiting' as const) : ('retrying' as const)
}

async function retryJob(context: Context, id: string) {
  const { rows } = await sql<{
    done: boolean
  }>`select platform.retry_job(${context.workspaceId}, ${id}) as done`.execute(context.transaction)
  if (!rows[0]?.done) throw notFound('operations.no_such_job')
  return { id }
}

export const jobRoutes: Route[] = [
  route(contract.listJobs, {
    access: { audience: 'staff', permission: 'operations.manage_jobs' },
    audit: 'read',
    handle: (context) => listJobs(context),
  }),
  route(contract.retryJob, {
    access: { audience: 'staff', permission: 'operations.manage_jobs' },
    audit: { action: 'operations.job_retried', entity: 'job' },
    handle: (context, { params }) => retryJob(context, params.id),
  }),
]
