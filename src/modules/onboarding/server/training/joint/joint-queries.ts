import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { MeetingState } from '../../../domain/meeting/meeting.ts'
import type { CourseKind } from '../../../domain/training/course.ts'

/** A customer's part in a joint training. */
export interface JointRow {
  joint_id: string
  project_id: string
  training_id: string
  version: number
  course_id: string
  name_ja: string
  name_en: string
  kind: CourseKind
  customer: string
  is_open: boolean
  state: MeetingState
  starts_at: string
  minutes: number
  url: string | null
  asked: number
  completed: number
}

/** The parts of the joint trainings made last before `before`, the latest first; customers by name. One statement over all. */
export async function selectJointParts(
  db: Db,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<JointRow[]> {
  const { rows } = await sql<JointRow>`
    select trainings.joint_id, trainings.project_id, trainings.training_id, trainings.version, courses.course_id,
      courses.name_ja, courses.name_en, courses.kind, accounts.name as customer, projects.ended_on is null as is_open,
      meetings.state, meetings.starts_at, meetings.minutes, meetings.url,
      coalesce(people.asked, 0) as asked, coalesce(people.completed, 0) as completed
    from onboarding.trainings as trainings
    join onboarding.courses as courses
      on courses.workspace_id = trainings.workspace_id and courses.course_id = trainings.course_id
    join onboarding.projects as projects
      on projects.workspace_id = trainings.workspace_id and projects.account_id = trainings.account_id
      and projects.project_id = trainings.project_id
    join accounts.published_accounts as accounts
      on accounts.workspace_id = trainings.workspace_id and accounts.account_id = trainings.account_id
    join onboarding.meetings as meetings
      on meetings.workspace_id = trainings.workspace_id and meetings.account_id = trainings.account_id
      and meetings.project_id = trainings.project_id and meetings.meeting_id = trainings.meeting_id
    left join lateral (
      select
        count(*) filter (where source <> 'portal' or has_attended or completed_on is not null)::int as asked,
        count(*) filter (where has_attended or completed_on is not null)::int as completed
      from onboarding.training_participants as participants
      where participants.workspace_id = trainings.workspace_id and participants.account_id = trainings.account_id
        and participants.project_id = trainings.project_id and participants.training_id = trainings.training_id
    ) as people on true
    where trainings.joint_id in (
      select distinct joint_id from onboarding.trainings
      where joint_id is not null and (${before ?? null}::uuid is null or joint_id < ${before ?? null}::uuid)
      order by joint_id desc limit ${limit}
    )
    order by trainings.joint_id desc, accounts.name, trainings.training_id`.execute(db)
  return rows
}
