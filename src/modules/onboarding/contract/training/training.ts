import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { meetingStates } from '../../domain/meeting/meeting.ts'
import { courseAudiences, courseKinds } from '../../domain/training/course.ts'
import {
  clientIdSchema,
  daySchema,
  idSchema,
  nameSchema,
  projectParams,
  projectPath,
  textSchema,
  versionSchema,
} from '../field.ts'
import { linkSchema, questionSchema } from './course.ts'

export const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const scale = z.int().min(1).max(5)

export const participationSchema = z.object({
  asked: z.number(),
  completed: z.number(),
  /** 0–1; null while nobody was asked. */
  rate: z.number().nullable(),
  isEnough: z.boolean(),
})

export const participantSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** Null for somebody of whom only name and address are known. */
  stakeholderId: z.string().nullable(),
  /** Named itself when taking the check through the training's link; counts as asked once somebody said that it came. */
  isSelfNamed: z.boolean(),
  hasAttended: z.boolean().nullable(),
  completedOn: z.string().nullable(),
  check: z
    .object({
      attempts: z.number(),
      bestShare: z.number(),
      passedOn: z.string().nullable(),
      /** Every attempt came through the link, under a name that nobody verified. */
      isUnverified: z.boolean(),
    })
    .nullable(),
  survey: z.object({ understood: z.number(), usable: z.number(), wanted: z.string() }).nullable(),
})
export type Participant = z.infer<typeof participantSchema>

export const trainingSchema = z.object({
  id: z.string(),
  version: z.number(),
  course: z.object({
    id: z.string(),
    name: textSchema,
    kind: z.enum(courseKinds),
    audience: z.enum(courseAudiences),
    minutes: z.number(),
    url: z.string().nullable(),
    questions: z.array(questionSchema),
    passPercent: z.number(),
  }),
  taskId: z.string().nullable(),
  dueOn: z.string(),
  meeting: z
    .object({
      id: z.string(),
      version: z.number(),
      state: z.enum(meetingStates),
      on: z.string(),
      time: z.string(),
      minutes: z.number(),
      url: z.string().nullable(),
    })
    .nullable(),
  /** What it shares with the trainings of other customers that are held together with it. */
  jointId: z.string().nullable(),
  participants: z.array(participantSchema),
  participation: participationSchema,
  /** People who took the check and who passed it; `unverified` passed through the link, by a name that nobody verified. */
  checks: z.object({ taken: z.number(), passed: z.number(), unverified: z.number() }),
  survey: z.object({ answers: z.number(), understood: z.number().nullable(), usable: z.number().nullable() }),
})
export type Training = z.infer<typeof trainingSchema>

export const trainingsSchema = z.object({ items: z.array(trainingSchema), participation: participationSchema })
export type Trainings = z.infer<typeof trainingsSchema>

export const trainingParams = projectParams.extend({ trainingId: idSchema })
export const trainingPath = (rest = '') => projectPath(`/trainings/{trainingId}${rest}`)

export const listTrainings = endpoint({
  method: 'GET',
  path: projectPath('/trainings'),
  summary: 'Who is to learn what in a project, who came and who passed',
  params: projectParams,
  response: trainingsSchema,
})

export const planTrainings = endpoint({
  method: 'POST',
  path: projectPath('/trainings/from-plan'),
  summary: 'Make the trainings that the plan asks for; those made already stay',
  params: projectParams,
  response: trainingsSchema,
})

export const addTraining = endpoint({
  method: 'POST',
  path: projectPath('/trainings'),
  summary: 'Plan a course for a project',
  params: projectParams,
  body: z.object({
    clientId: clientIdSchema,
    courseId: idSchema,
    on: daySchema,
    time: timeSchema.default('10:00'),
    taskId: idSchema.nullable().default(null),
  }),
  response: trainingSchema,
})

export const scheduleTraining = endpoint({
  method: 'POST',
  path: trainingPath('/schedule'),
  summary: 'Agree on the time and draft the invitations; a joint training moves for all its customers',
  params: trainingParams,
  body: z.object({
    version: versionSchema,
    on: daySchema,
    time: timeSchema,
    minutes: z.int().min(5).max(480),
    url: linkSchema.nullable().default(null),
  }),
  response: trainingSchema,
})

export const addParticipants = endpoint({
  method: 'POST',
  path: trainingPath('/participants'),
  summary: 'Ask people to a training: stakeholders, or end users by name and address',
  params: trainingParams,
  body: z.object({
    version: versionSchema,
    stakeholderIds: z.array(idSchema).max(200).default([]),
    people: z
      .array(z.object({ name: nameSchema, email: z.email().max(254).nullable() }))
      .max(500)
      .default([]),
  }),
  response: trainingSchema,
})

export const recordTrainingAttendance = endpoint({
  method: 'POST',
  path: trainingPath('/attendance'),
  summary: 'Say who came or worked through it; everybody else did not',
  params: trainingParams,
  body: z.object({ version: versionSchema, attendedIds: z.array(idSchema).max(1000) }),
  response: trainingSchema,
})

export const recordSkillAttempt = endpoint({
  method: 'POST',
  path: trainingPath('/attempts'),
  summary: "Record a participant's skill check that was taken elsewhere; an attempt never changes",
  params: trainingParams,
  body: z.object({
    clientId: clientIdSchema,
    participantId: idSchema,
    answers: z.record(z.string().max(60), z.int().min(0).max(5)),
  }),
  response: trainingSchema,
})

export const recordTrainingAnswer = endpoint({
  method: 'POST',
  path: trainingPath('/answers'),
  summary: 'Record what a participant said of the training, once',
  params: trainingParams,
  body: z.object({
    participantId: idSchema,
    understood: scale,
    usable: scale,
    wanted: z.string().trim().max(5000).default(''),
  }),
  response: trainingSchema,
})

export const addExtraTraining = endpoint({
  method: 'POST',
  path: projectPath('/extra-trainings'),
  summary: 'Set up another training for those who missed or failed one, with its invitations as drafts',
  params: projectParams,
  body: z.object({ clientId: clientIdSchema }),
  response: trainingSchema,
})
