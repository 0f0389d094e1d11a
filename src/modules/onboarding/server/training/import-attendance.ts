import { listStakeholders } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { readTable } from '#platform/files/read-table.ts'
import { invalid, notFound } from '#platform/kernel/errors.ts'
import type { AttendanceFile, Training } from '../../contract.ts'
import { columnsOf, type JudgedRow, judgeRows } from '../../domain/training/attendance-file.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { writeParticipants } from './add-participants.ts'
import { changeParticipation, markAttendance } from './record-training-attendance.ts'
import { lockTraining, participantsOf, requireTraining, type TrainingTarget } from './require-training.ts'
import { adoptParticipants } from './training-queries.ts'
import type { TrainingRecord } from './training-tables.ts'

/** More rows than a training has seats. */
const mostRows = 2000

/** Throws not found `onboarding.no_such_project`, `…no_such_training`, invalid as `readRows`. Nothing is written. */
export async function previewAttendanceFile(
  context: Context,
  target: TrainingTarget,
  bytes: Uint8Array,
): Promise<AttendanceFile> {
  const project = await findProject(context.transaction, target.id)
  if (!project) throw notFound('onboarding.no_such_project')
  const { header, rows } = await readRows(context, await requireTraining(context, project, target.trainingId), bytes)
  const columns = columnsOf(header)
  const heading = (index: number | undefined) => (index === undefined ? null : (header[index] ?? null))
  const count = (verdict: JudgedRow['verdict']) => rows.filter((row) => row.verdict === verdict).length
  const [matched, added] = [count('matched'), count('added')]
  return {
    columns: { name: heading(columns.name), email: heading(columns.email), attended: heading(columns.attended) },
    rows: rows.map(({ line, name, email, hasAttended, verdict }) => ({ line, name, email, hasAttended, verdict })),
    counts: { matched, added, refused: rows.length - matched - added },
  }
}

/**
 * Takes over what the preview shows as matched and added; a list taken over twice changes nothing more. Throws as
 * `lockTraining`, `readRows` and `changeParticipation`.
 */
export async function importAttendanceFile(
  context: Context,
  target: TrainingTarget,
  bytes: Uint8Array,
): Promise<Training> {
  const { project, training } = await lockTraining(context, target)
  return changeParticipation(context, { project, training, isAttendance: true }, () =>
    writeRows(context, { project, training }, bytes),
  )
}

async function writeRows(
  context: Context,
  { project, training }: { project: Project; training: TrainingRecord },
  bytes: Uint8Array,
): Promise<void> {
  const { rows } = await readRows(context, training, bytes)
  const known = await listStakeholders(context, project.account_id)
  // Whoever a list names was to come, also who had only given its own name.
  const named = rows.flatMap(({ personId }) => (personId === null ? [] : [{ participant_id: personId, email: null }]))
  await adoptParticipants(context.transaction, training, 'import', named)
  await writeParticipants(
    context,
    training,
    'import',
    rows
      .filter(({ verdict }) => verdict === 'added')
      .map(({ name, email }) => {
        const person = known.find((one) => email !== '' && one.email?.toLowerCase() === email.toLowerCase())
        return { stakeholderId: person?.id ?? null, name: name || email, email: email || null }
      }),
  )
  // Those just added are matched now.
  const judged = (await readRows(context, training, bytes)).rows.filter(({ verdict }) => verdict === 'matched')
  const idsOf = (came: boolean) =>
    judged.flatMap(({ personId, hasAttended }) => (personId !== null && hasAttended === came ? [personId] : []))
  await markAttendance(context, training, { cameIds: idsOf(true), missedIds: idsOf(false) })
}

/** Throws invalid `onboarding.no_person_column`, `onboarding.too_many_rows`, and the codes of `readTable`. */
async function readRows(context: Context, training: TrainingRecord, bytes: Uint8Array) {
  const table = await readTable(bytes, { locale: context.locale })
  const { cells: header } = table.header
  const columns = columnsOf(header)
  if (columns.name === undefined && columns.email === undefined) throw invalid('onboarding.no_person_column')
  if (table.rows.length > mostRows) throw invalid('onboarding.too_many_rows', { most: mostRows })
  const known = (await participantsOf(context, training)).map((row) => ({
    id: row.participant_id,
    name: row.name,
    email: row.email,
  }))
  return { header, rows: judgeRows(header, table.rows, known) }
}
