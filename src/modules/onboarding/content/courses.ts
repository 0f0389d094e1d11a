import { z } from 'zod'
import { courseAudiences, courseKinds } from '../domain/training/course.ts'
import courses from './courses.json' with { type: 'json' }

const text = z.object({ ja: z.string(), en: z.string() })
const choices = z.array(z.string()).min(2)

/** Courses that a workspace begins with; it changes its own copy. `tasks` are those of the built-in programs. */
export const builtInCourses = z
  .array(
    z.strictObject({
      key: z.string(),
      tasks: z.array(z.string()),
      kind: z.enum(courseKinds),
      audience: z.enum(courseAudiences),
      minutes: z.int(),
      name: text,
      questions: z.array(
        z.strictObject({
          id: z.string(),
          text,
          choices: z.object({ ja: choices, en: choices }),
          right: z.int(),
        }),
      ),
    }),
  )
  .parse(courses)
