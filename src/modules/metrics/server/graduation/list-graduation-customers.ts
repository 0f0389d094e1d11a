import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { FileAnswer } from '#platform/http/route.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import { type GraduationCustomer, roadTextSchema } from '../../graduation-contract.ts'
import { type ReportCell, writeReportFile } from '../onboarding/write-report-file.ts'
import { reviewMonthOf } from './review-month.ts'
import { type ReviewQuery, selectCustomers } from './review-queries.ts'

type CustomersQuery = Omit<ReviewQuery, 'on' | 'month'> & { month?: string | undefined }

/** The customers of a review, by name. One statement. */
export async function listGraduationCustomers(
  context: Context,
  { cursor, limit, month, ...query }: CustomersQuery & { cursor?: string | undefined; limit: number },
): Promise<{ items: GraduationCustomer[]; nextCursor: string | null; total: number }> {
  const after = cursor === undefined ? undefined : positionOf(cursor)
  const { on, first } = reviewMonthOf(context, month)
  const rows = await selectCustomers(context.transaction, { ...query, on, month: first }, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => ({
      accountId: row.account_id,
      projectId: row.project_id,
      name: row.name,
      industry: row.industry,
      touchModel: row.touch_model,
      stage: row.stage,
      road: roadTextSchema.parse(row.road_name),
      score: row.score,
      continuation: row.continuation,
      isExpanded: row.is_expanded,
      days: row.days,
      note: row.note,
      noteVersion: row.note_version,
    })),
    nextCursor: last ? encodeCursor([last.sort_key, last.account_id]) : null,
    total: rows[0]?.total ?? 0,
  }
}

function positionOf(cursor: string) {
  const [sortKey, accountId] = decodeCursor(cursor)
  if (typeof sortKey === 'string' && typeof accountId === 'string' && isId(accountId)) return { sortKey, accountId }
  throw invalid('http.invalid_cursor')
}

const pageLength = 1000
const headers = [
  'account_id',
  'name',
  'industry',
  'touch_model',
  'stage',
  'roadmap_stage',
  'score',
  'continuation',
  'expanded',
  'days',
  'note',
] as const

/** The review's customers as a file. */
export function exportGraduationReview(
  context: Context,
  { format, ...query }: CustomersQuery & { format: 'csv' | 'xlsx' },
): Promise<FileAnswer> {
  const { month } = reviewMonthOf(context, query.month)
  return writeReportFile({ name: `graduation_${month}`, format, headers, rows: rowsOf(context, query) })
}

async function* rowsOf(context: Context, query: CustomersQuery): AsyncGenerator<readonly ReportCell[]> {
  let cursor: string | undefined
  do {
    const page = await listGraduationCustomers(context, { ...query, cursor, limit: pageLength })
    for (const {
      accountId,
      name,
      industry,
      touchModel,
      stage,
      road,
      score,
      continuation,
      isExpanded,
      days,
      note,
    } of page.items) {
      const roadStage = road?.[context.locale] ?? null
      const expanded = isExpanded ? 'yes' : 'no'
      yield [accountId, name, industry, touchModel, stage, roadStage, score, continuation, expanded, days, note]
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}
