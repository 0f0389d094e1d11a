import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { kickoffRecordKeys } from '../domain/outcome/kickoff-gate.ts'
import { daySchema, longTextSchema, projectParams, projectPath } from './field.ts'

export const kickoffRecordKeySchema = z.enum(kickoffRecordKeys)
const kickoffRecordsSchema = z.record(kickoffRecordKeySchema, longTextSchema)

/** What a person ticks; the rest of the readiness follows from goals, milestones and criteria. */
const readinessInputSchema = z.object({
  isSponsorCommitted: z.boolean(),
  areRolesAssigned: z.boolean(),
  isScopeSigned: z.boolean(),
  areMinutesSent: z.boolean(),
})

/** `record.<key>`, `readiness.<item>` or `minutes_sent`. */
const missingForKickoffSchema = z.string()

export const kickoffSchema = z.object({
  records: kickoffRecordsSchema,
  /** Those that the program asks for, in their order. */
  askedRecords: z.array(kickoffRecordKeySchema),
  /** How long the program plans its meeting. */
  meetingMinutes: z.number(),
  readiness: readinessInputSchema,
  minutes: z.string(),
  isOpen: z.boolean(),
  missing: z.array(missingForKickoffSchema),
  doneOn: z.string().nullable(),
  version: z.number(),
})
export type KickoffView = z.infer<typeof kickoffSchema>

export const saveKickoff = endpoint({
  method: 'PUT',
  path: projectPath('/kickoff'),
  summary: 'Write down the five agreed records, the readiness and the minutes',
  params: projectParams,
  body: z.object({
    records: z.partialRecord(kickoffRecordKeySchema, longTextSchema).optional(),
    /** That the minutes were sent follows from handing them over. */
    readiness: readinessInputSchema.omit({ areMinutesSent: true }).partial().optional(),
    minutes: z.string().trim().max(20_000).optional(),
    /** 0 before anything is written down. */
    version: z.int().min(0),
  }),
  response: kickoffSchema,
})

export const completeKickoff = endpoint({
  method: 'POST',
  path: projectPath('/kickoff'),
  summary: 'Mark the kickoff as done; refused with the missing records and readiness as fields',
  params: projectParams,
  body: z.object({ doneOn: daySchema }),
  response: kickoffSchema,
})
