import { type RawBuilder, sql } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

interface Changed {
  workspaceId: string
  figures: RawBuilder<unknown>
  only: RawBuilder<unknown>
}

/** Brings the figures in line with a query of them. */
export async function changeFigures(transaction: Transaction, { workspaceId, figures, only }: Changed): Promise<void> {
  await sql`with told as materialized (select account_id, score, band from (${figures}) as figures where ${only}),
    gone as (
      update accounts.figures as kept set health_score = null, health_band = null
      where ${only} and health_band is not null and not exists (select from told where told.account_id = kept.account_id)
    )
    insert into accounts.figures (workspace_id, account_id, health_score, health_band)
    select ${workspaceId}::uuid, told.account_id, told.score, told.band
    from told left join accounts.figures as kept
      on kept.workspace_id = ${workspaceId}::uuid and kept.account_id = told.account_id
    where kept.account_id is null or kept.health_score is distinct from told.score
      or kept.health_band is distinct from told.band
    on conflict (workspace_id, account_id) do update
      set health_score = excluded.health_score, health_band = excluded.health_band`.execute(transaction)
}

/** Figures by customer; who has none is not among them. */
export async function selectFigures(db: Db, accountIds: readonly string[]) {
  const rows = await tables(db)
    .selectFrom('accounts.figures')
    .select(['account_id', 'health_score', 'health_band'])
    .where('account_id', 'in', [...accountIds])
    .execute()
  return new Map(rows.map((row) => [row.account_id, { healthScore: row.health_score, healthBand: row.health_band }]))
}
