import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { MeetingState } from '../../../domain/meeting/meeting.ts'
import type { CourseKind } from '../../../domain/training/course.ts'

/** A customer's part in a joint training. */
export interface JointRow {
  joint_id: string
  /** Where the joint training stands in the order of its list. */
  place: string
  is_coming: boolean
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

export interface JointPage {
  when: 'coming' | 'past'
  after?: { place: string; jointId: string } | undefined
  /** An instant from which on they are to begin. */
  from?: string | undefined
  limit: number
}

/** Whether one customer's part is still to take place; the one definition of what is to come. */
const isPartComing = sql`projects.ended_on is null and meetings.state in ('proposed', 'scheduled')`

// Parts of archived customers are in none of the lists.
const parts = sql`onboarding.trainings as trainings
  join onboarding.projects as projects
    on projects.workspace_id = trainings.workspace_id and projects.account_id = trainings.account_id
    and projects.project_id = trainings.project_id
  join accounts.published_accounts as accounts
    on accounts.workspace_id = trainings.workspace_id and accounts.account_id = trainings.account_id
  join onboarding.meetings as meetings
    on meetings.workspace_id = trainings.workspace_id and meetings.account_id = trainings.account_id
    and meetings.project_id = trainings.project_id and meetings.meeting_id = trainings.meeting_id`

/** A row for each joint training: the begin of the nearest part still to come, or of the last where none is. */
const joints = sql`select trainings.joint_id, coalesce(bool_or(${isPartComing}), false) as is_coming,
    coalesce(min(meetings.starts_at) filter (where ${isPartComing}), max(meetings.starts_at)) as place
  from ${parts}
  where trainings.joint_id is not null
  group by trainings.joint_id`

/** The parts of a page of joint trainings in the order of the list, of each its customers by name. One statement over all. */
export async function selectJointParts(db: Db, { when, after, from, limit }: JointPage): Promise<JointRow[]> {
  const isComing = when === 'coming'
  const direction = isComing ? sql`asc` : sql`desc`
  const further = after
    ? sql`and (place, joint_id) ${isComing ? sql`>` : sql`<`} (${after.place}::timestamptz, ${after.jointId}::uuid)`
    : sql``
  const { rows } = await sql<JointRow>`
    with page as (
      select * from (${joints}) as joints
      where is_coming = ${isComing}::boolean ${further} ${from === undefined ? sql`` : sql`and place >= ${from}::timestamptz`}
      order by place ${direction}, joint_id ${direction} limit ${limit}::int
    )
    select trainings.joint_id, page.place, page.is_coming, trainings.project_id, trainings.training_id, trainings.version,
      courses.course_id, courses.name_ja, courses.name_en, courses.kind, accounts.name as customer,
      projects.ended_on is null as is_open, meetings.state, meetings.starts_at, meetings.minutes, meetings.url,
      coalesce(people.asked, 0) as asked, coalesce(people.completed, 0) as completed
    from page
    join ${parts} on trainings.joint_id = page.joint_id
    join onboarding.courses as courses
      on courses.workspace_id = trainings.workspace_id and courses.course_id = trainings.course_id
    left join lateral (
      select
        count(*) filter (where source <> 'portal' or has_attended or completed_on is not null)::int as asked,
        count(*) filter (where has_attended or completed_on is not null)::int as completed
      from onboarding.training_participants as participants
      where participants.workspace_id = trainings.workspace_id and participants.account_id = trainings.account_id
        and participants.project_id = trainings.project_id and participants.training_id = trainings.training_id
    ) as people on true
    order by page.place ${direction}, page.joint_id ${direction}, accounts.name, trainings.training_id`.execute(db)
  return rows
}

/** How many joint trainings are still to come. */
export async function countComingJoints(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${joints}) as joints where is_coming`.execute(db)
  return rows[0]?.count ?? 0
}
