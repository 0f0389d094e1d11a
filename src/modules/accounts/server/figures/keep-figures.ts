import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context/context.ts'
import { changeFigures } from './figure-queries.ts'

export interface HealthFigures {
  /** A query of `account_id`, `score` and `band` of every customer that has a score. */
  figures: RawBuilder<unknown>
  /** Only these customers; those of them without a row lose their figures. All where it is left out. */
  accountIds?: readonly string[] | undefined
}

/** Takes over how healthy customers are, for the list. Writes only what differs, in one statement. */
export async function keepHealthFigures(context: Context, { figures, accountIds }: HealthFigures): Promise<void> {
  const only = accountIds === undefined ? sql`true` : sql`account_id = any(${[...accountIds]}::uuid[])`
  await changeFigures(context.transaction, { workspaceId: context.workspaceId, figures, only })
}
