import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Link, linkSchema } from '../../domain/network/link.ts'
import type { ProjectTask } from '../../domain/network/project-task.ts'
import { donePieces, doneShare } from '../../domain/plan/pieces.ts'
import { bilingualTextSchema } from '../../domain/program.ts'
import type { OnboardingTables } from '../tables.ts'

// A task added by hand may have nothing in "done when".
const text = bilingualTextSchema.or(z.object({ ja: z.string(), en: z.string() }))

export const taskTextsSchema = z.object({
  name: text,
  doneWhen: text,
  chunks: z.array(z.object({ name: text, minutes: z.number() })),
})
export type TaskTexts = z.infer<typeof taskTextsSchema>

export type TaskRow = Selectable<OnboardingTables['onboarding.tasks']>
export type Task = Omit<TaskRow, 'texts' | 'links'> & { texts: TaskTexts; links: Link[] }

const linksSchema = z.array(linkSchema)

export function toTask(row: TaskRow): Task {
  return { ...row, texts: taskTextsSchema.parse(row.texts), links: linksSchema.parse(row.links) }
}

export interface PlannedTask extends ProjectTask {
  id: string
  weight: number
  doneShare: number
  baselineStartOn: string
  baselineDueOn: string
}

/** The task as the plan's arithmetic takes it. */
export function planned(task: Task): PlannedTask {
  return {
    id: task.task_id,
    key: task.key,
    side: task.side,
    status: task.status,
    startOn: task.start_on,
    dueOn: task.due_on,
    baselineStartOn: task.baseline_start_on,
    baselineDueOn: task.baseline_due_on,
    workDays: task.work_days,
    doneOn: task.done_on,
    isPinned: task.is_pinned,
    dependsOn: task.links,
    weight: task.weight,
    doneShare: doneShare(cutOf(task)),
  }
}

/** The task as its pieces are counted. */
export function cutOf({ status, texts, done_pieces }: Pick<Task, 'status' | 'texts' | 'done_pieces'>) {
  return { status, pieces: texts.chunks.map(({ minutes }) => minutes), ticked: done_pieces }
}

/** The pieces in their order, each with whether it is done. */
export function piecesOf(task: Pick<Task, 'status' | 'texts' | 'done_pieces'>) {
  const done = donePieces(cutOf(task))
  return task.texts.chunks.map((chunk, place) => ({ ...chunk, isDone: done.includes(place) }))
}
