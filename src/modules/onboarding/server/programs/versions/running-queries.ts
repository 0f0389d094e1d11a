import type { Db } from '#platform/database/transaction.ts'
import { toProject } from '../../projects/project-tables.ts'
import { tables } from '../../tables.ts'

/** Running projects made from a program, all but those on this version, in the order of their IDs. */
export async function selectFollowers(
  db: Db,
  page: {
    programKey: string
    besides: number
    after: string
    limit: number
    projectIds?: readonly string[] | undefined
  },
) {
  let query = tables(db)
    .selectFrom('onboarding.projects as projects')
    .innerJoin('accounts.published_accounts as accounts', (join) =>
      join
        .onRef('accounts.workspace_id', '=', 'projects.workspace_id')
        .onRef('accounts.account_id', '=', 'projects.account_id'),
    )
    .selectAll('projects')
    .select(['accounts.name as account_name', 'accounts.closed_weekdays', 'accounts.closed_days'])
    .where('projects.program_key', '=', page.programKey)
    .where('projects.program_version', '<>', page.besides)
    .where('projects.ended_on', 'is', null)
    .where('projects.project_id', '>', page.after)
  if (page.projectIds !== undefined) query = query.where('projects.project_id', 'in', page.projectIds)
  const rows = await query.orderBy('projects.project_id').limit(page.limit).execute()
  return rows.map(toProject)
}
export type Follower = Awaited<ReturnType<typeof selectFollowers>>[number]

export async function countFollowers(db: Db, programKey: string, besides: number): Promise<number> {
  const { projects } = await tables(db)
    .selectFrom('onboarding.projects')
    .select(({ fn }) => fn.countAll<number>().as('projects'))
    .where('program_key', '=', programKey)
    .where('program_version', '<>', besides)
    .where('ended_on', 'is', null)
    .executeTakeFirstOrThrow()
  return projects
}
