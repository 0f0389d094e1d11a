import type { Context } from '#platform/context/context.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { builtInCourses } from '../../content/courses.ts'
import type { Course } from '../../contract.ts'
import type { Question } from '../../domain/training/skill-check.ts'
import { findCourse, insertCourses, selectCourses, updateCourse } from './course-queries.ts'
import type { CourseRecord } from './training-tables.ts'

type CourseInput = Omit<Course, 'id' | 'version' | 'isArchived'>

export const courseView = (row: CourseRecord): Course => ({
  id: row.course_id,
  version: row.version,
  kind: row.kind,
  audience: row.audience,
  name: row.name,
  minutes: row.minutes,
  url: row.url,
  questions: row.questions,
  passPercent: row.pass_percent,
  isArchived: row.is_archived,
})

export async function listCourses(context: Context): Promise<{ items: Course[] }> {
  return { items: (await selectCourses(context.transaction)).map(courseView) }
}

/** The same client id is taken once. */
export async function addCourse(context: Context, input: CourseInput & { clientId: string }): Promise<Course> {
  await insertCourses(context.transaction, [
    {
      workspace_id: context.workspaceId,
      course_id: newId(context.clock.now()),
      client_id: input.clientId,
      ...rowOf(input),
    },
  ])
  const row = (await selectCourses(context.transaction)).find(({ client_id }) => client_id === input.clientId)
  if (!row) throw new Error('A course was lost while it was written.')
  return courseView(row)
}

/** Throws not found `onboarding.no_such_course`, conflict `onboarding.changed_meanwhile`. */
export async function changeCourse(
  context: Context,
  courseId: string,
  { version, isArchived, ...input }: CourseInput & { version: number; isArchived: boolean },
): Promise<Course> {
  await requireCourse(context, courseId)
  const change = { ...rowOf(input), is_archived: isArchived }
  if (!(await updateCourse(context.transaction, { courseId, version }, change)))
    throw conflict('onboarding.changed_meanwhile')
  return courseView(await requireCourse(context, courseId))
}

/** Throws not found `onboarding.no_such_course`. */
export async function requireCourse(context: Context, courseId: string): Promise<CourseRecord> {
  const row = await findCourse(context.transaction, courseId)
  if (!row) throw notFound('onboarding.no_such_course')
  return row
}

const clientIdOf = (key: string) => `built-in:${key}`

/** The course that the workspace made of a built-in one, its questions in its language; made when it is asked for first. */
export async function builtInCourse(context: Context, key: string): Promise<CourseRecord> {
  const find = async () =>
    (await selectCourses(context.transaction)).find(({ client_id }) => client_id === clientIdOf(key))
  const known = await find()
  const course = builtInCourses.find((one) => one.key === key)
  if (known) return known
  if (!course) throw notFound('onboarding.no_such_course')
  const { locale } = context
  const questions: Question[] = course.questions.map(({ id, text, choices, right }) => ({
    id,
    text: text[locale],
    choices: choices[locale],
    right,
  }))
  const { kind, audience, minutes } = course
  await insertCourses(context.transaction, [
    {
      workspace_id: context.workspaceId,
      course_id: newId(context.clock.now()),
      client_id: clientIdOf(key),
      kind,
      audience,
      minutes,
      name_ja: course.name.ja,
      name_en: course.name.en,
      url: null,
      questions: JSON.stringify(questions),
    },
  ])
  const made = await find()
  if (!made) throw new Error('A course was lost while it was written.')
  return made
}

const rowOf = ({ kind, audience, name, minutes, url, questions, passPercent }: CourseInput) => ({
  kind,
  audience,
  name_ja: name.ja,
  name_en: name.en,
  minutes,
  url,
  pass_percent: passPercent,
  questions: JSON.stringify(questions),
})
