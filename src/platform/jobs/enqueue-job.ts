import { sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'

export interface JobOptions {
  /** ISO instant before which it does not run. */
  runAt?: string
  /** A job of the same key that has not begun is replaced. */
  key?: string
}

/** After so many failures a job rests until somebody runs it again. */
export const maxAttempts = 12

/** Puts a job into the queue within the caller's transaction: it exists exactly when the change does. */
export async function enqueueJob(
  context: Pick<Context, 'transaction' | 'workspaceId'>,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  options: JobOptions = {},
): Promise<void> {
  const body = JSON.stringify({ ...payload, workspaceId: context.workspaceId })
  const key = options.key === undefined ? null : `${context.workspaceId}:${options.key}`
  await sql`select platform.add_job(${name}, ${body}::json, ${options.runAt ?? null}::timestamptz, ${key}::text, ${maxAttempts}::int)`.execute(
    context.transaction,
  )
}
