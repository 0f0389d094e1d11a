import type { Context } from '#platform/context/context.ts'
import { wallClockIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { Participant, Training, Trainings } from '../../contract.ts'
import { participationOf } from '../../domain/training/participation.ts'
import { selectMeetings } from '../meetings/queries/meeting-queries.ts'
import { findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { selectCourses } from './course-queries.ts'
import { selectAnswers, selectAttempts, selectParticipants, selectTrainings } from './training-queries.ts'
import type { AnswerRecord, AttemptRecord, ParticipantRecord } from './training-tables.ts'

const mostMeetings = 500

/** Throws not found `onboarding.no_such_project`. */
export async function listTrainings(context: Context, projectId: string): Promise<Trainings> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return describeTrainings(context, project)
}

/** The trainings of the project with everybody in them, in a constant number of queries. */
export async function describeTrainings(context: Context, project: Project): Promise<Trainings> {
  const { transaction, timeZone } = context
  const trainings = await selectTrainings(transaction, project)
  const courses = new Map((await selectCourses(transaction)).map((course) => [course.course_id, course]))
  const all = await selectMeetings(transaction, { projectId: project.project_id, limit: mostMeetings })
  const meetings = new Map(all.map((meeting) => [meeting.meeting_id, meeting]))
  const people = Map.groupBy(await selectParticipants(transaction, project), ({ training_id }) => training_id)
  const attempts = Map.groupBy(await selectAttempts(transaction, project), ({ participant_id }) => participant_id)
  const answers = new Map((await selectAnswers(transaction, project)).map((row) => [row.participant_id, row]))
  const items = trainings.flatMap((row): Training[] => {
    const course = courses.get(row.course_id)
    if (!course) return []
    const meeting = row.meeting_id === null ? undefined : meetings.get(row.meeting_id)
    const participants = (people.get(row.training_id) ?? []).map((person) =>
      participantView(person, attempts.get(person.participant_id) ?? [], answers.get(person.participant_id)),
    )
    const { date: on, time } = wallClockIn(timeZone, Date.parse(meeting?.starts_at ?? '1970-01-01T00:00:00Z'))
    const { kind, audience, name, minutes, url, questions, pass_percent: passPercent } = course
    return [
      {
        id: row.training_id,
        version: row.version,
        course: { id: course.course_id, kind, audience, name, minutes, url, questions, passPercent },
        taskId: row.task_id,
        dueOn: row.due_on,
        meeting: meeting
          ? {
              id: meeting.meeting_id,
              version: meeting.version,
              state: meeting.state,
              on,
              time,
              minutes: meeting.minutes,
              url: meeting.url,
            }
          : null,
        jointId: row.joint_id,
        participants,
        participation: participationOf(participants),
        checks: checksOf(participants),
        survey: surveyOf(participants),
      },
    ]
  })
  return { items, participation: participationOf(items.flatMap(({ participants }) => participants)) }
}

/** Throws not found `onboarding.no_such_training`. */
export async function describeTraining(context: Context, project: Project, trainingId: string): Promise<Training> {
  const found = (await describeTrainings(context, project)).items.find(({ id }) => id === trainingId)
  if (!found) throw notFound('onboarding.no_such_training')
  return found
}

function participantView(
  person: ParticipantRecord,
  attempts: readonly AttemptRecord[],
  answer: AnswerRecord | undefined,
): Participant {
  const passed = attempts.filter(({ has_passed }) => has_passed).map(({ taken_on }) => taken_on)
  return {
    id: person.participant_id,
    name: person.name,
    email: person.email,
    stakeholderId: person.stakeholder_id,
    isSelfNamed: person.source === 'portal',
    hasAttended: person.has_attended,
    completedOn: person.completed_on,
    check:
      attempts.length === 0
        ? null
        : {
            attempts: attempts.length,
            bestShare: Math.max(...attempts.map(({ correct, asked }) => correct / asked)),
            passedOn: passed.toSorted()[0] ?? null,
            isUnverified: attempts.every(({ source }) => source === 'named'),
          },
    survey: answer ? { understood: answer.understood, usable: answer.usable, wanted: answer.wanted } : null,
  }
}

function checksOf(participants: readonly Participant[]): Training['checks'] {
  const taken = participants.flatMap(({ check }) => (check ? [check] : []))
  const passed = taken.filter(({ passedOn }) => passedOn !== null)
  const unverified = passed.filter(({ isUnverified }) => isUnverified)
  return { taken: taken.length, passed: passed.length, unverified: unverified.length }
}

function surveyOf(participants: readonly Participant[]): Training['survey'] {
  const said = participants.flatMap(({ survey }) => (survey ? [survey] : []))
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    answers: said.length,
    understood: mean(said.map(({ understood }) => understood)),
    usable: mean(said.map(({ usable }) => usable)),
  }
}
