import type { Insertable, Selectable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { keyOf, type ProjectKey } from '../projects/project-tables.ts'
import { type OnboardingTables, tables } from '../tables.ts'

type ExamAnswers = OnboardingTables['onboarding.exam_answers']
type Judgements = OnboardingTables['onboarding.judgements']
export type ExamAnswerRow = Selectable<ExamAnswers>
export type JudgementRow = Selectable<Judgements>

/** The answers of a round, of each respondent the latest first. */
export function selectExamAnswers(db: Db, key: ProjectKey, cycle: number): Promise<ExamAnswerRow[]> {
  return tables(db)
    .selectFrom('onboarding.exam_answers')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), cycle }))
    .orderBy('respondent')
    .orderBy('attempt', 'desc')
    .execute()
}

/** The answer that was given under the client id, in whichever round. */
export function findExamAnswer(db: Db, key: ProjectKey, clientId: string): Promise<ExamAnswerRow | undefined> {
  return tables(db)
    .selectFrom('onboarding.exam_answers')
    .selectAll()
    .where((where) => where.and({ ...keyOf(key), client_id: clientId }))
    .executeTakeFirst()
}

export function insertExamAnswer(transaction: Transaction, row: Insertable<ExamAnswers>): Promise<ExamAnswerRow> {
  return tables(transaction).insertInto('onboarding.exam_answers').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Open projects whose exam is running or whose conditional graduation has a day to be judged again, in a fixed order. */
export function selectProjectsWithExam(db: Db): Promise<{ project_id: string }[]> {
  return tables(db)
    .selectFrom('onboarding.projects')
    .select('project_id')
    .where('ended_on', 'is', null)
    .where((where) =>
      where.or([
        where('rejudge_on', 'is not', null),
        where.and([where('exam_opened_on', 'is not', null), where('verdict', 'is', null)]),
      ]),
    )
    .orderBy('project_id')
    .execute()
}

/** Latest first. */
export function selectJudgements(db: Db, key: ProjectKey): Promise<JudgementRow[]> {
  return tables(db)
    .selectFrom('onboarding.judgements')
    .selectAll()
    .where((where) => where.and(keyOf(key)))
    .orderBy('judgement_id', 'desc')
    .execute()
}

export async function insertJudgement(transaction: Transaction, row: Insertable<Judgements>): Promise<void> {
  await tables(transaction).insertInto('onboarding.judgements').values(row).execute()
}
