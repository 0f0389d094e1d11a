import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { linkSchema } from '../domain/network/link.ts'
import { onboardingElements, ownerRoles, sides, taskKinds, taskStatuses } from '../domain/task.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  nameSchema,
  personSchema,
  projectParams,
  projectPath,
  textSchema,
  versionSchema,
} from './field.ts'
import { effortSchema, newTaskSchema, planChangeSchema } from './replan.ts'

const visibilitySchema = z.enum(['internal', 'customer'])
export const dueStateSchema = z.enum(['done', 'skipped', 'overdue', 'due_today', 'due_soon', 'upcoming'])

export const commentSchema = z.object({
  id: z.string(),
  taskId: z.string(),
  body: z.string(),
  visibility: visibilitySchema,
  author: z.object({ kind: z.enum(['user', 'portal', 'system', 'api_key']), name: z.string() }),
  createdAt: z.string(),
})

const reminderSchema = z.object({
  kind: z.enum(['before_due', 'after_due', 'long_overdue']),
  dueOn: z.string(),
  remindedOn: z.string(),
  /** `visible`: no mail left, a person sees it here. `queued`: handed to mail. */
  state: z.enum(['visible', 'queued']),
})

export const taskSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: textSchema,
  stage: z.string(),
  element: z.enum(onboardingElements),
  kind: z.enum(taskKinds).nullable(),
  side: z.enum(sides),
  ownerRole: z.enum(ownerRoles),
  owner: personSchema.nullable(),
  startOn: z.string(),
  dueOn: z.string(),
  baselineStartOn: z.string(),
  baselineDueOn: z.string(),
  status: z.enum(taskStatuses),
  dueState: dueStateSchema,
  doneOn: z.string().nullable(),
  doneBy: z.string().nullable(),
  isPinned: z.boolean(),
  isMilestone: z.boolean(),
  isCustom: z.boolean(),
  dependsOn: z.array(linkSchema),
  /** Working days it takes, the first and the last counted. */
  workDays: z.number(),
  /** 2: put off by both sides until after the value. */
  phase: z.number(),
  weight: z.number(),
  doneWhen: textSchema,
  effortMinutes: z.number(),
  /** Pieces of at most half an hour, in their order. */
  chunks: z.array(z.object({ name: textSchema, minutes: z.number(), isDone: z.boolean() })),
  visibility: visibilitySchema,
  /** Business days it may end later without moving the value date; null where it does not lead there. */
  slackDays: z.number().nullable(),
  /** Business days it may end later without moving any task that waits for it; null where none does. */
  freeSlackDays: z.number().nullable(),
  /** Every day of delay is a day of the value date. */
  isCritical: z.boolean(),
  /** The soonest and the latest that the links allow; the latest is null where it does not lead to the value. */
  early: z.object({ startOn: z.string(), dueOn: z.string() }),
  late: z.object({ startOn: z.string(), dueOn: z.string() }).nullable(),
  /** Why it has the dates it has; `waitsFor` is the key of the task that holds it there. */
  dateReason: z.object({
    kind: z.enum(['done', 'pinned', 'waits_for', 'first_plan', 'moved']),
    waitsFor: z.string().nullable(),
  }),
  comments: z.array(commentSchema),
  reminders: z.array(reminderSchema),
  version: z.number(),
})
export type TaskView = z.infer<typeof taskSchema>

const taskParams = projectParams.extend({ taskId: idSchema })

export const changeTask = endpoint({
  method: 'PATCH',
  path: projectPath('/tasks/{taskId}'),
  summary: 'Change status, owner, dates, pin or visibility; new dates push what follows',
  params: taskParams,
  body: z.object({
    version: versionSchema,
    status: z.enum(taskStatuses).optional(),
    /** The day it was done, today where left out. */
    doneOn: daySchema.optional(),
    owner: z
      .object({ kind: z.enum(['user', 'stakeholder']), id: idSchema })
      .nullable()
      .optional(),
    startOn: daySchema.optional(),
    dueOn: daySchema.optional(),
    isPinned: z.boolean().optional(),
    visibility: visibilitySchema.optional(),
    /** In the reader's language; the other one follows where both were alike. */
    name: nameSchema.optional(),
    effortMinutes: effortSchema.optional(),
  }),
  response: z.object({
    task: taskSchema,
    changes: planChangeSchema.shape.changes,
    /** By which the change can be taken back; null where nothing changed. */
    changeId: z.string().nullable(),
  }),
})

export const setTaskPiece = endpoint({
  method: 'PUT',
  path: projectPath('/tasks/{taskId}/pieces'),
  summary: 'Tick a piece of a task, or take the tick back; the last one finishes the task',
  params: taskParams,
  body: z.object({ piece: z.int().min(0).max(200), isDone: z.boolean() }),
  response: taskSchema,
})

export const addTask = endpoint({
  method: 'POST',
  path: projectPath('/tasks'),
  summary: 'Add a task by hand',
  params: projectParams,
  body: newTaskSchema,
  response: taskSchema,
})

export const commentOnTask = endpoint({
  method: 'POST',
  path: projectPath('/tasks/{taskId}/comments'),
  summary: 'Comment on a task; only our side sees it unless it is made visible to the customer',
  params: taskParams,
  body: z.object({
    clientId: clientIdSchema,
    body: filledTextSchema,
    visibility: visibilitySchema.default('internal'),
  }),
  response: commentSchema,
})
