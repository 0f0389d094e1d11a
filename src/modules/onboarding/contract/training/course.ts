import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { courseAudiences, courseKinds } from '../../domain/training/course.ts'
import { clientIdSchema, idSchema, nameSchema, textSchema, versionSchema } from '../field.ts'

export const questionSchema = z.object({
  id: z.string().min(1).max(60),
  text: z.string().trim().min(1).max(500),
  choices: z.array(z.string().trim().min(1).max(200)).min(2).max(6),
  /** Which of the choices is right, from 0. */
  right: z.int().min(0).max(5),
})

export const linkSchema = z.url({ protocol: /^https?$/ }).max(2000)

const courseFields = {
  kind: z.enum(courseKinds),
  audience: z.enum(courseAudiences),
  name: z.object({ ja: nameSchema, en: nameSchema }),
  minutes: z.int().min(5).max(480),
  url: linkSchema.nullable().default(null),
  questions: z
    .array(
      questionSchema.refine(({ right, choices }) => right < choices.length && new Set(choices).size === choices.length),
    )
    .max(30)
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length)
    .default([]),
  /** The share of right answers from which the check is passed, in percent. */
  passPercent: z.int().min(1).max(100).default(80),
}

export const courseSchema = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(courseKinds),
  audience: z.enum(courseAudiences),
  name: textSchema,
  minutes: z.number(),
  url: z.string().nullable(),
  questions: z.array(questionSchema),
  passPercent: z.number(),
  isArchived: z.boolean(),
})
export type Course = z.infer<typeof courseSchema>

const courseList = z.object({ items: z.array(courseSchema) })

export const listCourses = endpoint({
  method: 'GET',
  path: '/courses',
  summary: 'What can be taught, archived courses last',
  response: courseList,
})

export const addCourse = endpoint({
  method: 'POST',
  path: '/courses',
  summary: 'Add a course with its skill check',
  body: z.object({ clientId: clientIdSchema, ...courseFields }),
  response: courseSchema,
})

export const changeCourse = endpoint({
  method: 'PUT',
  path: '/courses/{id}',
  summary: 'Change a course; attempts keep the questions they were asked',
  params: z.object({ id: idSchema }),
  body: z.object({ version: versionSchema, isArchived: z.boolean().default(false), ...courseFields }),
  response: courseSchema,
})
