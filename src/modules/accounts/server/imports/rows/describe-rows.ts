import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { type ImportRow, importRowSchema, phaseSchema } from '../../../contract.ts'
import { listAccountNames } from '../../profiles/find-account.ts'
import type { ImportRecord } from '../import-queries.ts'
import { sayIssue } from '../words.ts'
import { selectCells, type selectRows } from './row-queries.ts'

type StoredRow = Awaited<ReturnType<typeof selectRows>>[number]

const shape = importRowSchema.shape
const issuesSchema = z.array(
  shape.issues.element.omit({ message: true }).extend({ params: z.record(z.string(), z.unknown()).optional() }),
)
const assumedSchema = z.looseObject({ assumedPhase: phaseSchema.optional() }).nullable()
const proposalsSchema = z.array(
  z.object({
    reason: shape.proposals.element.shape.reason,
    line: z.number().optional(),
    accountId: z.string().optional(),
  }),
)

/** Rows as callers see them: reasons in words, proposals by name. */
export async function describeRows(
  context: Context,
  { summary, columns }: ImportRecord,
  rows: readonly StoredRow[],
): Promise<ImportRow[]> {
  const proposals = rows.map((row) => proposalsSchema.parse(row.proposals))
  const all = proposals.flat()
  const accountIds = all.flatMap(({ accountId }) => accountId ?? [])
  const lines = all.flatMap(({ line }) => line ?? [])
  const names = accountIds.length === 0 ? new Map<string, string>() : await listAccountNames(context, accountIds)
  const nameColumn = columns.find(({ field }) => field === 'name')?.column ?? 0
  const cells = lines.length === 0 ? [] : await selectCells(context.transaction, summary.id, lines, nameColumn)
  const nameOfLine = new Map(cells.map(({ line, cell }) => [line, cell ?? '']))
  return rows.map((row, index) => ({
    line: row.line,
    cells: shape.cells.parse(row.cells),
    verdict: shape.verdict.parse(row.verdict),
    accountId: row.account_id,
    assumedPhase: assumedSchema.parse(row.values)?.assumedPhase ?? null,
    changes: shape.changes.parse(row.changes),
    issues: issuesSchema.parse(row.issues).map(({ params, ...issue }) => ({
      ...issue,
      message: sayIssue(context.locale, issue.code, { value: issue.value, ...params }),
    })),
    proposals: (proposals[index] ?? []).map(({ reason, line, accountId }) => ({
      reason,
      line: line ?? null,
      accountId: accountId ?? null,
      name: (accountId === undefined ? nameOfLine.get(line ?? 0) : names.get(accountId)) ?? '',
    })),
    decision: shape.decision.parse(row.decision),
    undo: row.undo,
  }))
}
