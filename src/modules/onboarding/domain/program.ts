import { z } from 'zod'
import { programMeetingsSchema } from './meeting/program-meetings.ts'
import { keyOfLink, linked, linkInputSchema } from './network/link.ts'
import { findCycle } from './network/order.ts'
import { goalDirections } from './outcome/goal.ts'
import { criterionCategories, criterionMethods } from './outcome/graduation.ts'
import { kickoffRecordKeys } from './outcome/kickoff-gate.ts'
import { conditionSchema } from './tailoring/condition-schema.ts'
import { type BilingualText, maxChunkMinutes, onboardingElements, ownerRoles, sides, taskKinds } from './task.ts'
import { usageRuleSchema } from './usage/usage-rule.ts'

const key = z.string().regex(/^[a-z][a-z0-9_]*$/)
const offset = z.int().min(0).max(1000)

export const bilingualTextSchema = z.strictObject({ ja: z.string().trim().min(1), en: z.string().trim().min(1) })

/** In a draft a text may still be missing in one language. */
const draftTextSchema = z.strictObject({ ja: z.string().trim().max(2000), en: z.string().trim().max(2000) })

const taskShapeWith = (text: typeof draftTextSchema) =>
  z.strictObject({
    key,
    name: text,
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
    doneWhen: text,
    effortMinutes: z.int().min(0),
    chunks: z.array(z.strictObject({ name: text, minutes: z.int().min(1) })).optional(),
    weight: z.number().positive().optional(),
    /** Whether the customer sees it; what it has a part in, unless told. */
    visibility: z.enum(['internal', 'customer']).optional(),
    /** For which customers it is needed; for all without it. */
    when: conditionSchema.optional(),
    isAutomatic: z.boolean().optional(),
    /** What the customer does in the product that shows it to be done. */
    completedBy: usageRuleSchema.optional(),
    /** What an automatic task does, depending on what it finds. */
    branches: z
      .array(
        z.strictObject({
          when: z.enum(['setup_done', 'setup_missing', 'value_reached', 'value_not_reached']),
          action: text,
        }),
      )
      .optional(),
  })

const programShapeWith = (text: typeof draftTextSchema) =>
  z.strictObject({
    key,
    version: z.int().min(1),
    name: text,
    touchModel: z.enum(['high', 'low', 'tech']),
    dayKind: z.enum(['business', 'calendar']),
    /** The length that the customer is promised. */
    rangeWeeks: z.int().min(1),
    /** The task whose due date is the value date. */
    valueTaskKey: key,
    stages: z.array(z.strictObject({ key, name: text })).min(1),
    /** What a new project proposes to the customer as its goals; the figures are the customer's own. */
    goals: z
      .array(
        z.strictObject({
          useCase: text,
          problem: text,
          metric: text,
          unit: text,
          direction: z.enum(goalDirections),
          requiredEvidence: text,
          isMust: z.boolean(),
        }),
      )
      .max(20)
      .optional(),
    /** When onboarding counts as complete; the product's standard set without it. */
    criteria: z
      .array(
        z.strictObject({
          key,
          category: z.enum(criterionCategories),
          text,
          isMust: z.boolean(),
          /** With it the criterion says all its terms; without, one of the standard set has those of the set. */
          verifiedBy: z.array(z.enum(criterionMethods)).min(1).max(criterionMethods.length).optional(),
          /** What has to be reached, in the unit: `percent`, `count`, `score`, or one of its own. */
          target: z.number().optional(),
          unit: z.string().trim().max(30).optional(),
          windowDays: z.int().min(1).max(366).optional(),
          /** Who judges, by role. */
          judge: z.string().trim().max(200).optional(),
        }),
      )
      .max(40)
      .optional(),
    /** The meetings that a project proposes; what suits the touch model without it. */
    meetings: programMeetingsSchema.optional(),
    /** What both sides must have agreed for the kickoff to count; all five without it, and never nothing. */
    kickoffRecords: z.array(z.enum(kickoffRecordKeys)).min(1).max(kickoffRecordKeys.length).optional(),
    tasks: z.array(taskShapeWith(text)).min(1),
    /** What shows the early wins, where it is other than what the product takes for it. */
    earlyWins: z
      .array(z.strictObject({ key, rule: usageRuleSchema }))
      .max(20)
      .optional(),
    /** The order in which such customers feel value: states, and the tasks that lead to each. */
    roadmap: z
      .array(z.strictObject({ key, name: text, value: text, evidence: text, taskKeys: z.array(key).max(100) }))
      .max(12)
      .optional(),
    /** The stage of the roadmap at which a customer of this program is ready to graduate. */
    graduationStageKey: key.optional(),
    /** Which customers it is for; proposed to nobody by itself without it. */
    suits: conditionSchema.optional(),
  })

const programShape = programShapeWith(bilingualTextSchema)

/** A draft: well-formed, whatever its flaws. */
export const programDraftSchema = programShapeWith(draftTextSchema)

export type Program = z.infer<typeof programShape>
export type ProgramTask = Program['tasks'][number]

export interface ProgramFlaw {
  path: (string | number)[]
  code: string
}

/** What is wrong with a program although every field is well-formed, as stable codes with the place of each. */
export function programFlaws(program: Program): ProgramFlaw[] {
  const stageKeys = new Set(program.stages.map((stage) => stage.key))
  const seen = new Set<string>()
  const flaws: ProgramFlaw[] = []
  if (isUntranslated(program.name)) flaws.push({ path: ['name'], code: 'onboarding.text_missing' })
  program.stages.forEach((stage, index) => {
    if (isUntranslated(stage.name)) flaws.push({ path: ['stages', index, 'name'], code: 'onboarding.text_missing' })
  })
  program.goals?.forEach(({ useCase, problem, metric, unit, requiredEvidence }, index) => {
    if ([useCase, problem, metric, unit, requiredEvidence].some(isUntranslated))
      flaws.push({ path: ['goals', index], code: 'onboarding.text_missing' })
  })
  program.criteria?.forEach(({ key, text }, index, all) => {
    if (isUntranslated(text)) flaws.push({ path: ['criteria', index], code: 'onboarding.text_missing' })
    if (all.findIndex((each) => each.key === key) < index)
      flaws.push({ path: ['criteria', index, 'key'], code: 'onboarding.criterion_key_taken' })
  })
  program.tasks.forEach((task, index) => {
    const flaw = (field: string, code: string) => flaws.push({ path: ['tasks', index, field], code })
    const words = [task.name, task.doneWhen, ...(task.chunks ?? []).map(({ name }) => name)]
    if (words.some(isUntranslated)) flaw('name', 'onboarding.text_missing')
    if (seen.has(task.key)) flaw('key', 'onboarding.task_key_taken')
    seen.add(task.key)
    if (!stageKeys.has(task.stage)) flaw('stage', 'onboarding.stage_unknown')
    if (task.dueOffset < task.startOffset) flaw('dueOffset', 'onboarding.due_before_start')
    // Homework that takes longer than a coffee break is put off, so long work must come in pieces.
    if (task.side === 'customer' && task.effortMinutes > maxChunkMinutes && task.chunks === undefined) {
      flaw('chunks', 'onboarding.homework_not_cut')
    }
    if (task.chunks?.some(({ minutes }) => minutes > maxChunkMinutes)) flaw('chunks', 'onboarding.chunk_too_long')
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
  program.roadmap?.forEach((stage, index, all) => {
    const flaw = (field: string, code: string) => flaws.push({ path: ['roadmap', index, field], code })
    if (ownStageKey.test(stage.key)) flaw('key', 'onboarding.roadmap_key_reserved')
    if (all.findIndex((each) => each.key === stage.key) < index) flaw('key', 'onboarding.roadmap_key_taken')
    if ([stage.name, stage.value, stage.evidence].some(isUntranslated)) flaw('name', 'onboarding.text_missing')
    if (stage.taskKeys.some((each) => !seen.has(each))) flaw('taskKeys', 'onboarding.roadmap_task_unknown')
  })
  const { graduationStageKey: graduation } = program
  if (graduation !== undefined && !program.roadmap?.some((stage) => stage.key === graduation))
    flaws.push({ path: ['graduationStageKey'], code: 'onboarding.graduation_stage_unknown' })
  const valueTask = program.tasks.findIndex(({ key }) => key === program.valueTaskKey)
  // Without its value task a plan has no day that it leads to.
  if (program.tasks[valueTask]?.when !== undefined)
    flaws.push({ path: ['tasks', valueTask, 'when'], code: 'onboarding.value_task_conditional' })
  if (!seen.has(program.valueTaskKey)) flaws.push({ path: ['valueTaskKey'], code: 'onboarding.value_task_unknown' })
  if (findCycle(program.tasks.map(linked)) !== undefined)
    flaws.push({ path: ['tasks'], code: 'onboarding.dependency_cycle' })
  return flaws
}

/** Keys of stages that belong to one project alone, written by hand or made of a goal; a program's have others. */
export const ownStageKey = /^(own(_[0-9a-f]{4,12}){5}|goal_\d+)$/

const isUntranslated = ({ ja, en }: BilingualText) => ja.trim() === '' || en.trim() === ''

export const programSchema = programShape.superRefine((program, context) => {
  for (const { path, code } of programFlaws(program)) context.addIssue({ code: 'custom', path, message: code })
})
