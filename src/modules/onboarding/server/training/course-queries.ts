import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Transaction } from '#platform/database/transaction.ts'
import { type CourseRecord, type TrainingTables, tables, toCourse } from './training-tables.ts'

type Courses = TrainingTables['onboarding.courses']

/** All courses of the workspace, archived ones last. */
export async function selectCourses(db: Db): Promise<CourseRecord[]> {
  const rows = await tables(db)
    .selectFrom('onboarding.courses')
    .selectAll()
    .orderBy('is_archived')
    .orderBy('course_id')
    .execute()
  return rows.map(toCourse)
}

export async function findCourse(db: Db, courseId: string): Promise<CourseRecord | undefined> {
  const row = await tables(db)
    .selectFrom('onboarding.courses')
    .selectAll()
    .where('course_id', '=', courseId)
    .executeTakeFirst()
  return row && toCourse(row)
}

/** Writes those whose client id the workspace does not have yet. */
export async function insertCourses(transaction: Transaction, rows: readonly Insertable<Courses>[]): Promise<void> {
  if (rows.length === 0) return
  await tables(transaction)
    .insertInto('onboarding.courses')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when somebody else was first. */
export async function updateCourse(
  transaction: Transaction,
  { courseId, version }: { courseId: string; version: number },
  change: Updateable<Courses>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(transaction)
    .updateTable('onboarding.courses')
    .set({ ...change, version: sql`version + 1` })
    .where('course_id', '=', courseId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
