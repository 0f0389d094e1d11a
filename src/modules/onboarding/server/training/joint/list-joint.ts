import type { Context } from '#platform/context/context.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { instantAt, wallClockIn } from '#platform/kernel/dates.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { isId } from '#platform/kernel/ids.ts'
import type { JointTraining } from '../../../contract.ts'
import { isToCome } from '../../../domain/meeting/meeting.ts'
import { todayOf } from '../../today.ts'
import { countComingJoints, type JointPage, type JointRow, selectJointParts } from './joint-queries.ts'

interface ListInput {
  when: JointPage['when']
  cursor?: string | undefined
  limit: number
}

/** Trainings with several customers: those to come, the nearest first, or those past, the latest first. */
export async function listJointTrainings(context: Context, { when, cursor, limit }: ListInput) {
  const after = cursor === undefined ? undefined : placeOf(cursor)
  const groups = await readGroups(context, { when, after, limit: limit + 1 })
  const page = groups.slice(0, limit)
  const last = groups.length > limit ? page.at(-1)?.[0] : undefined
  const from = new Date(instantAt(context.timeZone, todayOf(context), '00:00')).toISOString()
  const [next] = await readGroups(context, { when: 'coming', from, limit: 1 })
  return {
    items: page.map((parts) => jointOf(context, parts)),
    nextCursor: last ? encodeCursor([last.place, last.joint_id]) : null,
    coming: {
      count: await countComingJoints(context.transaction),
      next: next ? jointOf(context, next) : null,
    },
  }
}

async function readGroups(context: Context, page: JointPage): Promise<JointRow[][]> {
  const rows = await selectJointParts(context.transaction, page)
  return [...Map.groupBy(rows, ({ joint_id }) => joint_id).values()]
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

function placeOf(cursor: string) {
  const [place, jointId] = decodeCursor(cursor)
  if (typeof place === 'string' && instant.test(place) && typeof jointId === 'string' && isId(jointId))
    return { place, jointId }
  throw invalid('http.invalid_cursor')
}

function jointOf(context: Context, parts: readonly JointRow[]): JointTraining {
  // The time of one that goes on: an ended or called-off part keeps the time that it had.
  const open = parts.filter(({ is_open }) => is_open)
  const first =
    open.find(({ state }) => isToCome(state)) ?? open.find(({ state }) => state !== 'cancelled') ?? open[0] ?? parts[0]
  if (!first) throw new Error('A joint training has no customer.')
  const { date: on, time } = wallClockIn(context.timeZone, Date.parse(first.starts_at))
  const sum = (of: (part: JointRow) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    id: first.joint_id,
    course: { id: first.course_id, name: { ja: first.name_ja, en: first.name_en }, kind: first.kind },
    on,
    time,
    minutes: first.minutes,
    url: first.url,
    state: first.state,
    isComing: first.is_coming,
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
