import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { tables } from '../tables.ts'

/** The open tasks of open projects that are due before `until`, the oldest first. */
export function selectDueTasks(db: Db, until: string) {
  return tables(db)
    .selectFrom('onboarding.tasks as tasks')
    .innerJoin('onboarding.projects as projects', (join) =>
      join
        .onRef('projects.workspace_id', '=', 'tasks.workspace_id')
        .onRef('projects.account_id', '=', 'tasks.account_id')
        .onRef('projects.project_id', '=', 'tasks.project_id'),
    )
    .select([
      'tasks.project_id',
      'tasks.task_id',
      'tasks.texts',
      'tasks.kind',
      'tasks.side',
      'tasks.due_on',
      'tasks.key',
    ])
    .where('projects.ended_on', 'is', null)
    .where('tasks.status', 'in', ['todo', 'doing'])
    .where(sql<SqlBool>`tasks.due_on < ${until}::date`)
    .orderBy('tasks.due_on')
    .orderBy('tasks.position')
    .execute()
}

/** Of open projects that are to be judged again, how many conditions are past their day, and since when. One statement. */
export async function selectOverdueConditions(db: Db, today: string) {
  const { rows } = await sql<{ project_id: string; count: number; since: string }>`
    select projects.project_id, count(*)::int as count, min(conditions.due_on) as since
    from onboarding.projects as projects
    join onboarding.conditions as conditions on conditions.workspace_id = projects.workspace_id
      and conditions.account_id = projects.account_id and conditions.project_id = projects.project_id
    where projects.ended_on is null and projects.rejudge_on is not null
      and conditions.state = 'open' and conditions.due_on < ${today}::date
      and conditions.judgement_id = (
        select max(judgements.judgement_id::text)::uuid from onboarding.judgements as judgements
        where judgements.workspace_id = projects.workspace_id and judgements.account_id = projects.account_id
          and judgements.project_id = projects.project_id)
    group by projects.project_id`.execute(db)
  return rows
}
