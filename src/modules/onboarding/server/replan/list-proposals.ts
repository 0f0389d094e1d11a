import type { Context } from '#platform/context/context.ts'
import { decodeIdCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { ReplanProposal } from '../../contract.ts'
import { countProposals, selectProposals } from './proposal-queries.ts'

/** The proposals that wait for somebody, page by page. */
export async function listReplanProposals(
  context: Context,
  { cursor, limit, projectId }: { cursor?: string | undefined; limit: number; projectId?: string | undefined },
): Promise<{ items: ReplanProposal[]; total: number; nextCursor: string | null }> {
  const after = cursor === undefined ? '00000000-0000-0000-0000-000000000000' : decodeIdCursor(cursor)
  const rows = await selectProposals(context.transaction, { after, limit: limit + 1, projectId })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({
      projectId: row.project_id,
      account: { id: row.account_id, name: row.account_name },
      moves: row.moves,
      valueDate: row.value_from === null || row.value_to === null ? null : { from: row.value_from, to: row.value_to },
      isStale: row.is_stale,
      proposedAt: row.proposed_at,
    })),
    total: await countProposals(context.transaction, projectId),
    nextCursor: rows.length > limit && last ? encodeCursor([last.project_id]) : null,
  }
}
