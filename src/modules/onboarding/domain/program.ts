import { z } from 'zod'
import { keyOfLink, linked, linkInputSchema } from './network/link.ts'
import { findCycle } from './network/order.ts'
import { maxChunkMinutes, onboardingElements, ownerRoles, sides, taskKinds } from './task.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]*$/)
const offset = z.int().min(0).max(1000)

export const bilingualTextSchema = z.strictObject({ ja: z.string().trim().min(1), en: z.string().trim().min(1) })

export const programTaskSchema = z.strictObject({
  key,
  name: bilingualTextSchema,
  stage: key,
  element: z.enum(onboardingElements),
  kind: z.enum(taskKinds).optional(),
  side: z.enum(sides),
  ownerRole: z.enum(ownerRoles),
  /** Days after the contract's start (day 0), of the program's kind of day. */
  startOffset: offset,
  dueOffset: offset,
  /** What it waits for: keys for finish to start, or links with their kind and lag. */
  dependsOn: z.array(linkInputSchema),
  isMilestone: z.boolean(),
  doneWhen: bilingualTextSchema,
  effortMinutes: z.int().min(0),
  chunks: z
    .array(z.strictObject({ name: bilingualTextSchema, minutes: z.int().min(1).max(maxChunkMinutes) }))
    .optional(),
  weight: z.number().positive().optional(),
  isAutomatic: z.boolean().optional(),
  /** What an automatic task does, depending on what it finds. */
  branches: z
    .array(
      z.strictObject({
        when: z.enum(['setup_done', 'setup_missing', 'value_reached', 'value_not_reached']),
        action: bilingualTextSchema,
      }),
    )
    .optional(),
})

const programShape = z.strictObject({
  key,
  version: z.int().min(1),
  name: bilingualTextSchema,
  touchModel: z.enum(['high', 'low', 'tech']),
  dayKind: z.enum(['business', 'calendar']),
  /** The length that the customer is promised. */
  rangeWeeks: z.int().min(1),
  /** The task whose due date is the value date. */
  valueTaskKey: key,
  stages: z.array(z.strictObject({ key, name: bilingualTextSchema })).min(1),
  tasks: z.array(programTaskSchema).min(1),
})

export type ProgramTask = z.infer<typeof programTaskSchema>
export type Program = z.infer<typeof programShape>

interface ProgramFlaw {
  path: (string | number)[]
  code: string
}

/** What is wrong with a program although every field is well-formed, as stable codes with the place of each. */
export function programFlaws(program: Program): ProgramFlaw[] {
  const stageKeys = new Set(program.stages.map((stage) => stage.key))
  const seen = new Set<string>()
  const flaws: ProgramFlaw[] = []
  program.tasks.forEach((task, index) => {
    const flaw = (field: string, code: string) => flaws.push({ path: ['tasks', index, field], code })
    if (seen.has(task.key)) flaw('key', 'onboarding.task_key_taken')
    seen.add(task.key)
    if (!stageKeys.has(task.stage)) flaw('stage', 'onboarding.stage_unknown')
    if (task.dueOffset < task.startOffset) flaw('dueOffset', 'onboarding.due_before_start')
    // Homework that takes longer than a coffee break is put off, so long work must come in pieces.
    if (task.side === 'customer' && task.effortMinutes > maxChunkMinutes && task.chunks === undefined) {
      flaw('chunks', 'onboarding.homework_not_cut')
    }
    const chunkMinutes = task.chunks?.reduce((sum, chunk) => sum + chunk.minutes, 0)
    if (chunkMinutes !== undefined && chunkMinutes !== task.effortMinutes) {
      flaw('chunks', 'onboarding.chunks_differ_from_effort')
    }
  })
  program.tasks.forEach((task, index) => {
    if (task.dependsOn.some((each) => !seen.has(keyOfLink(each)))) {
      flaws.push({ path: ['tasks', index, 'dependsOn'], code: 'onboarding.dependency_unknown' })
    }
  })
  if (!seen.has(program.valueTaskKey)) flaws.push({ path: ['valueTaskKey'], code: 'onboarding.value_task_unknown' })
  if (findCycle(program.tasks.map(linked)) !== undefined)
    flaws.push({ path: ['tasks'], code: 'onboarding.dependency_cycle' })
  return flaws
}

export const programSchema = programShape.superRefine((program, context) => {
  for (const { path, code } of programFlaws(program)) context.addIssue({ code: 'custom', path, message: code })
})
