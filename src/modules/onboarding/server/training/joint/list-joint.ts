import type { Context } from '#platform/context/context.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import type { JointTraining } from '../../../contract.ts'
import { type JointRow, selectJointParts } from './joint-queries.ts'

/** Trainings with several customers, made latest first. `cursor` is the id of the last one that was read. */
export async function listJointTrainings(
  context: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: JointTraining[]; nextCursor: string | null }> {
  const rows = await selectJointParts(context.transaction, { before: cursor, limit: limit + 1 })
  const all = [...Map.groupBy(rows, ({ joint_id }) => joint_id)].map(([id, parts]) => jointOf(context, id, parts))
  const items = all.slice(0, limit)
  return { items, nextCursor: all.length > limit ? (items.at(-1)?.id ?? null) : null }
}

function jointOf(context: Context, id: string, parts: readonly JointRow[]): JointTraining {
  // The time of one that goes on: an ended or called-off part keeps the time that it had.
  const first = parts.find(({ is_open, state }) => is_open && state !== 'cancelled') ?? parts[0]
  if (!first) throw new Error('A joint training has no customer.')
  const { date: on, time } = wallClockIn(context.timeZone, Date.parse(first.starts_at))
  const sum = (of: (part: JointRow) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    id,
    course: { id: first.course_id, name: { ja: first.name_ja, en: first.name_en }, kind: first.kind },
    on,
    time,
    minutes: first.minutes,
    url: first.url,
    state: first.state,
    asked: sum(({ asked }) => asked),
    completed: sum(({ completed }) => completed),
    customers: parts.map((part) => ({
      projectId: part.project_id,
      trainingId: part.training_id,
      version: part.version,
      name: part.customer,
      isOpen: part.is_open,
      state: part.state,
      asked: part.asked,
      completed: part.completed,
    })),
  }
}
