import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { findProject } from '../projects/project-queries.ts'
import { selectBaselines } from './baseline-queries.ts'

const tasksSchema = z.array(z.object({ key: z.string(), startOn: z.string(), dueOn: z.string() }))

/** Throws not found `onboarding.no_such_project`. */
export async function listBaselines(context: Context, projectId: string) {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  const rows = await selectBaselines(context.transaction, project)
  return {
    items: rows.map((row) => ({
      id: row.baseline_id,
      valueOn: row.value_on,
      reason: row.reason,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
      tasks: tasksSchema.parse(row.tasks),
    })),
  }
}
