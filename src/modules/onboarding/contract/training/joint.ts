import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { meetingStates } from '../../domain/meeting/meeting.ts'
import { courseKinds } from '../../domain/training/course.ts'
import { clientIdSchema, daySchema, idSchema, textSchema } from '../field.ts'
import { timeSchema } from './training.ts'

const projectIds = (fewest: number) => z.array(idSchema).min(fewest).max(50)

export const jointTrainingSchema = z.object({
  id: z.string(),
  course: z.object({ id: z.string(), name: textSchema, kind: z.enum(courseKinds) }),
  on: z.string(),
  time: z.string(),
  minutes: z.number(),
  url: z.string().nullable(),
  state: z.enum(meetingStates),
  /** Still to take place for one of its customers. */
  isComing: z.boolean(),
  asked: z.number(),
  completed: z.number(),
  customers: z.array(
    z.object({
      projectId: z.string(),
      trainingId: z.string(),
      version: z.number(),
      name: z.string(),
      /** Its onboarding goes on, so that the time may still be moved for it. */
      isOpen: z.boolean(),
      state: z.enum(meetingStates),
      asked: z.number(),
      completed: z.number(),
    }),
  ),
})
export type JointTraining = z.infer<typeof jointTrainingSchema>

export const listJointTrainings = endpoint({
  method: 'GET',
  path: '/joint-trainings',
  summary:
    'Trainings held with several customers at once: those to come, the nearest first, or those past, the latest first',
  query: z.object({
    /** `coming` while it is still to take place for one of its customers. */
    when: z.enum(['coming', 'past']).default('coming'),
    cursor: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  response: z.object({
    items: z.array(jointTrainingSchema),
    nextCursor: z.string().nullable(),
    /** Over all that are to come, whatever the page. */
    coming: z.object({
      count: z.number(),
      /** The nearest from today on. */
      next: jointTrainingSchema.nullable(),
    }),
  }),
})

export const addJointTraining = endpoint({
  method: 'POST',
  path: '/joint-trainings',
  summary: 'Teach several customers at once; each has a training of its own and sees nothing of the others',
  body: z.object({
    clientId: clientIdSchema,
    courseId: idSchema,
    on: daySchema,
    time: timeSchema,
    projectIds: projectIds(2),
  }),
  response: z.object({ projectIds: z.array(z.string()) }),
})

export const addJointCustomers = endpoint({
  method: 'POST',
  path: '/joint-trainings/{jointId}/customers',
  summary: 'Take more customers into a joint training that is still to come; those in it already stay',
  params: z.object({ jointId: idSchema }),
  body: z.object({ clientId: clientIdSchema, projectIds: projectIds(1) }),
  response: z.object({ projectIds: z.array(z.string()) }),
})
