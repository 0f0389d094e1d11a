import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { linkInputSchema } from '../domain/network/link.ts'
import { sides, taskStatuses } from '../domain/task.ts'
import {
  daySchema,
  idSchema,
  longTextSchema,
  nameSchema,
  projectParams,
  projectPath,
  textSchema,
  versionSchema,
} from './field.ts'

export const datesSchema = z.object({ startOn: z.string(), dueOn: z.string() })
const namedTaskSchema = z.object({ taskId: z.string(), taskKey: z.string(), name: textSchema })
const workDaysSchema = z.int().min(1).max(500)
export const effortSchema = z.int().min(0).max(100_000)

export const newTaskSchema = z.object({
  name: nameSchema,
  stage: z.string().max(60),
  side: z.enum(sides),
  startOn: daySchema,
  dueOn: daySchema,
  doneWhen: longTextSchema.default(''),
  effortMinutes: effortSchema.default(0),
  /** Keys of tasks it waits for, or links with their kind and lag in business days. */
  dependsOn: z.array(linkInputSchema).max(50).default([]),
  visibility: z.enum(['internal', 'customer']).default('internal'),
})

const ownerSchema = z.object({ kind: z.enum(['user', 'stakeholder']), id: idSchema })

/** One change of a plan. Several are applied one after the other, as one. */
export const planEditSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    taskId: idSchema,
    /** With the start alone the task keeps its length, with the due date alone it keeps its start. */
    startOn: daySchema.optional(),
    dueOn: daySchema.optional(),
    /**
     * 'push' (default) moves only what is in the way; 'shift' all that follows, by as many working days; 'pull' as 'push',
     * and what waited for nothing else moves up.
     */
    successors: z.enum(['push', 'shift', 'pull']).optional(),
  }),
  /** The kickoff with all that follows. */
  z.object({ kind: z.literal('kickoff'), on: daySchema }),
  z.object({ kind: z.literal('length'), taskId: idSchema, workDays: workDaysSchema }),
  z.object({
    kind: z.literal('status'),
    taskId: idSchema,
    status: z.enum(taskStatuses),
    doneOn: daySchema.optional(),
  }),
  z.object({
    kind: z.literal('owner'),
    taskId: idSchema,
    owner: ownerSchema.nullable(),
  }),
  /** What a task is called and how long it takes those who do it; moves nothing. */
  z.object({
    kind: z.literal('details'),
    taskId: idSchema,
    name: nameSchema.optional(),
    /** The language of `name`, the reader's where left out. The other one follows where both were alike. */
    locale: z.enum(['ja', 'en']).optional(),
    effortMinutes: effortSchema.optional(),
  }),
  z.object({ kind: z.literal('pin'), taskId: idSchema, isPinned: z.boolean() }),
  z.object({ kind: z.literal('links'), taskId: idSchema, dependsOn: z.array(linkInputSchema).max(50) }),
  /** `before`: tasks that shall wait for the new one. */
  z.object({
    kind: z.literal('add'),
    task: newTaskSchema,
    before: z.array(idSchema).max(50).default([]),
    /** Ours falls to the project's owner where left out. */
    owner: ownerSchema.nullable().optional(),
  }),
  /** Only of tasks added by hand that nobody has commented on; any other is skipped by its status instead. */
  z.object({ kind: z.literal('remove'), taskId: idSchema }),
  /** The first part stays the task itself, the others follow it one after the other. */
  z.object({
    kind: z.literal('split'),
    taskId: idSchema,
    parts: z
      .array(z.object({ name: nameSchema, workDays: workDaysSchema, effortMinutes: effortSchema }))
      .min(2)
      .max(10),
  }),
  /** Days on which one side does not work on this project, besides those of the calendars. */
  z.object({
    kind: z.literal('close'),
    side: z.enum(['vendor', 'customer']),
    days: z.array(daySchema).min(1).max(100),
  }),
  /** Phase 2 takes the task out of this plan, to be done after the value; phase 1 takes it back in. */
  z.object({ kind: z.literal('phase'), taskId: idSchema, phase: z.union([z.literal(1), z.literal(2)]) }),
  /** The open work is laid back anew from a value date, as agreed before; the agreement itself is no part of it. */
  z.object({ kind: z.literal('value_date'), on: daySchema }),
  /** Work that is late is dated from today on, and what waits for it is pushed. */
  z.object({ kind: z.literal('replan') }),
  /** Work that stands on closed days is put on open ones. */
  z.object({ kind: z.literal('calendar') }),
])
export type PlanEditInput = z.infer<typeof planEditSchema>

export const planChangeSchema = z.object({
  changes: z.array(
    namedTaskSchema.extend({
      from: datesSchema,
      to: datesSchema,
      /** Why it moves, and the task that makes it move. */
      cause: z.enum(['asked', 'pushed', 'pulled', 'shifted', 'closed_day', 'overdue']),
      by: namedTaskSchema.nullable(),
    }),
  ),
  added: z.array(z.object({ name: textSchema, to: datesSchema })),
  removed: z.array(namedTaskSchema.extend({ from: datesSchema })),
  /** Finished and pinned work that stays where it is. */
  unmoved: z.object({ finished: z.number(), pinned: z.number() }),
  /** Pinned tasks that are in the way of what they wait for, or stand on a closed day. */
  blockedPins: z.array(namedTaskSchema),
  /** Where the value task is due, before and after; calendar days. */
  valueDate: z.object({ from: z.string(), to: z.string(), days: z.number() }).nullable(),
  /** How the plan after the change stands against the value date that was agreed. */
  agreed: z.object({
    valueOn: z.string(),
    /** Business days by which the plan misses it; 0 where it fits. */
    missingDays: z.number(),
    /** What would make it fit, most days first; empty where it fits. */
    ways: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('value_date'), on: z.string() }),
        z.object({ kind: z.enum(['phase_two', 'shorten']), task: namedTaskSchema, days: z.number() }),
      ]),
    ),
  }),
  /** Of the project: before the change in a preview, after it once applied. */
  version: z.number(),
})
export type PlanChange = z.infer<typeof planChangeSchema>

/** As many as a sheet of the whole plan may ask for. */
const mostEdits = 1000
export const editsSchema = z.object({ edits: z.array(planEditSchema).min(1).max(mostEdits) })

export const previewPlan = endpoint({
  method: 'POST',
  path: projectPath('/plan-preview'),
  summary: 'What changes of the plan would do to its dates and the value date; writes nothing',
  params: projectParams,
  body: editsSchema,
  response: planChangeSchema,
})

export const appliedPlanSchema = planChangeSchema.extend({
  /** By which the change can be taken back; null where nothing changed. */
  changeId: z.string().nullable(),
})

export type AppliedPlan = z.infer<typeof appliedPlanSchema>

export const applyPlan = endpoint({
  method: 'POST',
  path: projectPath('/plan-changes'),
  summary: 'Change the plan as previewed; only unfinished work moves',
  params: projectParams,
  body: editsSchema.extend({ version: versionSchema }),
  response: appliedPlanSchema,
})
