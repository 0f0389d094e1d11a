import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { defaultDay90Policy } from '../../domain/outcome/day-90.ts'
import { verdicts } from '../../domain/outcome/graduation.ts'
import { versionSchema } from '../field.ts'

const score = z.int().min(0).max(10)

export const enablementLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

export const graduationSettingsSchema = z.object({
  cutOffs: z.object({
    scoreBasis: z.enum(['lowest', 'champion']),
    passScore: score,
    conditionalScore: score,
    maxUnmetForConditional: z.int().min(0).max(20),
  }),
  timing: z.object({
    /** Days after the contract's start or the last re-kickoff. */
    sendOnDay: z.int().min(1).max(365),
    closeOnDay: z.int().min(2).max(400),
    firstReminderBusinessDays: z.int().min(1).max(20),
    lastReminderDaysBeforeClose: z.int().min(1).max(10),
    graceBusinessDays: z.int().min(0).max(30),
  }),
  /** Days after the contract's start or the last re-kickoff without any sign of value. */
  day90: z
    .object({ warnFromDay: z.int().min(1).max(365), rekickoffDay: z.int().min(2).max(400) })
    .default(defaultDay90Policy),
  requiredEnablement: enablementLevelSchema.nullable(),
  rejudgeWithinDays: z.int().min(7).max(90),
})

export type GraduationSettingsInput = z.infer<typeof graduationSettingsSchema>

const verdict = z.enum(verdicts)
const effectSchema = z.object({
  /** Open projects. */
  open: z.number(),
  /** Of those, whose exam would be sent or closed on another day. */
  moved: z.number(),
  /** Who answered and would be judged otherwise. */
  judged: z.array(z.object({ projectId: z.string(), name: z.string(), before: verdict, after: verdict })),
})
export type PolicyEffect = z.infer<typeof effectSchema>

export const previewGraduationPolicy = endpoint({
  method: 'POST',
  path: '/graduation-policy/preview',
  summary: 'What other settings would mean for the open projects; nothing is changed',
  body: graduationSettingsSchema,
  response: effectSchema,
})

const answer = graduationSettingsSchema.extend({
  /** 0 while the built-in values count. */
  version: z.number(),
})

export const readGraduationPolicy = endpoint({
  method: 'GET',
  path: '/graduation-policy',
  summary: 'By what exam and graduation are judged in this workspace',
  response: answer,
})

export const saveGraduationPolicy = endpoint({
  method: 'PUT',
  path: '/graduation-policy',
  summary: 'Set cut-offs, calendar and required enablement; judgements made before stay as they are',
  body: graduationSettingsSchema.extend({ version: versionSchema.or(z.literal(0)) }),
  response: answer,
})
