import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { onboardingElements, ownerRoles, sides, taskKinds, taskStatuses } from '../domain/task.ts'
import {
  clientIdSchema,
  daySchema,
  filledTextSchema,
  idSchema,
  longTextSchema,
  nameSchema,
  personSchema,
  projectParams,
  projectPath,
  textSchema,
  versionSchema,
} from './field.ts'

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
  dependsOn: z.array(z.string()),
  weight: z.number(),
  doneWhen: textSchema,
  effortMinutes: z.number(),
  chunks: z.array(z.object({ name: textSchema, minutes: z.number() })),
  visibility: visibilitySchema,
  /** Business days it may end later without moving the value date; null where it does not lead there. */
  slackDays: z.number().nullable(),
  comments: z.array(commentSchema),
  reminders: z.array(reminderSchema),
  version: z.number(),
})
export type TaskView = z.infer<typeof taskSchema>

export const datesSchema = z.object({ startOn: z.string(), dueOn: z.string() })

export const planChangeSchema = z.object({
  changes: z.array(
    z.object({ taskId: z.string(), taskKey: z.string(), name: textSchema, from: datesSchema, to: datesSchema }),
  ),
  /** Finished and pinned work that stays where it is. */
  unmoved: z.object({ finished: z.number(), pinned: z.number() }),
  /** Pinned tasks that would begin before the work they wait for ends. */
  blockedPins: z.array(z.object({ taskId: z.string(), taskKey: z.string(), name: textSchema })),
  valueDate: z.object({ from: z.string(), to: z.string(), days: z.number() }).nullable(),
  /** Of the project: before the change in a preview, after it once applied. */
  version: z.number(),
})
export type PlanChange = z.infer<typeof planChangeSchema>

const moveSchema = z.object({
  /** The kickoff's task where left out. */
  taskId: idSchema.optional(),
  startOn: daySchema.optional(),
  dueOn: daySchema.optional(),
  /** 'shift' moves all that follows by as many days, 'push' only what is in the way. The kickoff shifts by default. */
  successors: z.enum(['push', 'shift']).optional(),
})

export const previewMove = endpoint({
  method: 'POST',
  path: projectPath('/move-preview'),
  summary: 'What moving the kickoff or a task would change; writes nothing',
  params: projectParams,
  body: moveSchema,
  response: planChangeSchema,
})

export const moveTask = endpoint({
  method: 'POST',
  path: projectPath('/move'),
  summary: 'Move the kickoff or a task with what follows; only unfinished work moves',
  params: projectParams,
  body: moveSchema.extend({ version: versionSchema }),
  response: planChangeSchema,
})

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
    /** Only of tasks added by hand. */
    name: nameSchema.optional(),
  }),
  response: z.object({ task: taskSchema, changes: planChangeSchema.shape.changes }),
})

export const addTask = endpoint({
  method: 'POST',
  path: projectPath('/tasks'),
  summary: 'Add a task by hand',
  params: projectParams,
  body: z.object({
    name: nameSchema,
    stage: z.string().max(60),
    side: z.enum(sides),
    startOn: daySchema,
    dueOn: daySchema,
    doneWhen: longTextSchema.default(''),
    effortMinutes: z.int().min(0).max(100_000).default(0),
    dependsOn: z.array(z.string().max(60)).max(50).default([]),
    visibility: visibilitySchema.default('internal'),
  }),
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
