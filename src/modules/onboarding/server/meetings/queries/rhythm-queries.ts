import type { Db, Transaction } from '#platform/database/transaction.ts'
import { rhythmOf } from '../../../domain/meeting/program-meetings.ts'
import type { Rhythm } from '../../../domain/meeting/proposals.ts'
import { keyOf, type Project } from '../../projects/project-tables.ts'
import { tables } from './tables.ts'

/** How often one meets in the project: as somebody chose, else as its program says. */
export async function findRhythm(db: Db, project: Project): Promise<Rhythm> {
  const row = await tables(db)
    .selectFrom('onboarding.meeting_rhythms')
    .selectAll()
    .where((where) => where.and(keyOf(project)))
    .executeTakeFirst()
  if (!row) return rhythmOf(project.program)
  const { regular, early, weekday, at_time: time, hours_from: hoursFrom, hours_to: hoursTo } = row
  return { regular, early, weekday, time, hoursFrom, hoursTo }
}

export async function upsertRhythm(transaction: Transaction, project: Project, rhythm: Rhythm): Promise<void> {
  const change = {
    regular: rhythm.regular,
    early: rhythm.early,
    weekday: rhythm.weekday,
    at_time: rhythm.time,
    hours_from: rhythm.hoursFrom,
    hours_to: rhythm.hoursTo,
  }
  await tables(transaction)
    .insertInto('onboarding.meeting_rhythms')
    .values({ ...keyOf(project), ...change })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'account_id', 'project_id']).doUpdateSet(change))
    .execute()
}
