import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { HealthAlert } from '../../contract/alert.ts'
import { selectOpenAlerts } from './alert-queries.ts'

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

interface Asked {
  accountId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Movements that nobody has settled, the newest first. Throws invalid `http.invalid_cursor`. */
export async function listAlerts(
  context: Context,
  { accountId, cursor, limit }: Asked,
): Promise<{ items: HealthAlert[]; nextCursor: string | null }> {
  const rows = await selectOpenAlerts(context.transaction, {
    accountId,
    today: todayIn(context.timeZone, context.clock.now()),
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => ({
      id: row.alert_id,
      account: { id: row.account_id, name: row.name },
      kind: row.kind,
      params: paramsSchema.parse(row.params),
      openedAt: row.opened_at,
      acknowledged: row.acknowledged_at === null ? null : { by: row.acknowledged_by ?? '', at: row.acknowledged_at },
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.opened_at, last.alert_id]) : null,
  }
}

function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [at, id] = decodeCursor(cursor)
  const isInstant = z.iso.datetime({ offset: true }).safeParse(at).success
  if (typeof at !== 'string' || !isInstant || typeof id !== 'string' || !isId(id)) throw invalid('http.invalid_cursor')
  return { at, id }
}
