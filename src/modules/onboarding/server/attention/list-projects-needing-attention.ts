import type { Context } from '#platform/context/context.ts'
import type { BilingualText } from '../../domain/task.ts'

export type AttentionReason =
  | 'our_task_overdue'
  | 'homework_overdue'
  | 'kickoff_gate_open'
  | 'day_60'
  | 'day_90'
  | 'exam_due'
  | 'value_unconfirmed'
  | 'no_activity'

/** One reason why a project needs somebody; a project may be listed for several. */
export interface ProjectAttention {
  reason: AttentionReason
  projectId: string
  accountId: string
  accountName: string
  ownerId: string | null
  /** How late, or for how long: days overdue, days since the start (day_60, day_90), days without activity. */
  days: number
  /** Of how many tasks the reason speaks; 1 where it is about the project. */
  count: number
  /** The task that is most overdue, or the next. */
  task: { id: string; name: BilingualText; dueOn: string } | null
}

/** Why open projects need our attention today, the longest-standing first within each reason. Two queries. */
export async function listProjectsNeedingAttention(_context: Context): Promise<ProjectAttention[]> {
  return []
}
