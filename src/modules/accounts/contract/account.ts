import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { fitVerdicts } from '../domain/fit/fit.ts'
import { localTextSchema } from '../domain/local-text.ts'
import { phaseKeys } from '../domain/phase.ts'
import { accountParams, dateSchema, filledLineSchema, lineSchema, linesSchema, readingSchema } from './inputs.ts'

// A leap year: 02-29 is allowed.
const isClosedDay = (text: string) => isPlainDate(text.length === 5 ? `2000-${text}` : text)

export const touchModels = ['high', 'low', 'tech'] as const
export const touchModelSchema = z.enum(touchModels)
export const phaseSchema = z.enum(phaseKeys)

/** What of a customer can be written. Amounts are minor units of `currency`, excluding tax. */
export const accountInputSchema = z.object({
  name: filledLineSchema(200),
  /** The reading (フリガナ), which lists sort by. */
  nameKana: readingSchema(200).optional(),
  /** The customer's ID in the system it came from; unique in the workspace. */
  externalId: lineSchema(100).optional(),
  /** 法人番号: 13 digits. A wrong check digit is a warning only. */
  corporateNumber: z
    .string()
    .max(40)
    .transform((text) => text.normalize('NFKC').replace(/[\s-]|^T/g, '') || null)
    .pipe(
      z
        .string()
        .regex(/^\d{13}$/)
        .nullable(),
    )
    .nullable()
    .optional(),
  /** A key of the industries in `/account-choices`, or words of one's own. */
  industry: lineSchema(100).optional(),
  employeeCount: z.int().min(0).max(10_000_000).nullable().optional(),
  plan: lineSchema(100).optional(),
  seats: z.int().min(0).max(100_000_000).nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  mrr: z.int().min(0).nullable().optional(),
  arr: z.int().min(0).nullable().optional(),
  contractStartOn: dateSchema.nullable().optional(),
  renewalOn: dateSchema.nullable().optional(),
  noticeMonths: z.int().min(0).max(60).nullable().optional(),
  autoRenewal: z.boolean().nullable().optional(),
  ownerId: z.uuid().nullable().optional(),
  salesId: z.uuid().nullable().optional(),
  parentAccountId: z.uuid().nullable().optional(),
  touchModel: touchModelSchema.nullable().optional(),
  region: lineSchema(100).optional(),
  country: lineSchema(100).optional(),
  phone: lineSchema(50).optional(),
  postalCode: lineSchema(20).optional(),
  address: lineSchema(500).optional(),
  website: lineSchema(500).optional(),
  note: linesSchema(10_000).optional(),
  /** Weekdays on which this customer never works besides the weekend, 0 = Sunday. */
  closedWeekdays: z.array(z.int().min(0).max(6)).max(6).optional(),
  /** Closed days, once ('2026-08-13') or every year ('12-29'). */
  closedDays: z
    .array(z.string().refine(isClosedDay, { params: { code: 'accounts.not_a_date' } }))
    .max(400)
    .optional(),
  /** Values of custom fields by key, as typed; null empties one, a key left out keeps its value. */
  custom: z.record(z.string().max(40), z.unknown()).optional(),
})
export type AccountInput = z.output<typeof accountInputSchema>

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  nameKana: z.string().nullable(),
  externalId: z.string().nullable(),
  corporateNumber: z.string().nullable(),
  industry: z.string().nullable(),
  employeeCount: z.number().nullable(),
  plan: z.string().nullable(),
  seats: z.number().nullable(),
  currency: z.string(),
  mrr: z.number().nullable(),
  arr: z.number().nullable(),
  contractStartOn: z.string().nullable(),
  renewalOn: z.string().nullable(),
  noticeMonths: z.number().nullable(),
  autoRenewal: z.boolean().nullable(),
  ownerId: z.string().nullable(),
  salesId: z.string().nullable(),
  parentAccountId: z.string().nullable(),
  touchModel: touchModelSchema.nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  phone: z.string().nullable(),
  postalCode: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  note: z.string().nullable(),
  closedWeekdays: z.array(z.number()),
  closedDays: z.array(z.string()),
  phase: phaseSchema,
  phaseSince: z.string(),
  /** How well it fits the ideal customer, by the last judgement. */
  fit: z.enum(fitVerdicts),
  custom: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Sent back with an edit; an older one is refused with `accounts.changed_meanwhile`. */
  version: z.number(),
  archivedAt: z.string().nullable(),
})
export type Account = z.infer<typeof accountSchema>

export const accountNameSchema = z.object({ id: z.string(), name: z.string() })
export type AccountName = z.infer<typeof accountNameSchema>

/** A customer with what its page says besides the stored facts. */
export const accountDetailsSchema = accountSchema.extend({
  ownerName: z.string().nullable(),
  salesName: z.string().nullable(),
  parent: accountNameSchema.nullable(),
  children: z.array(accountNameSchema),
  daysInPhase: z.number(),
  /** Negative once the date has passed. */
  daysToRenewal: z.number().nullable(),
  /** 解約予告期限 */
  noticeDeadline: z.string().nullable(),
  /** Doubtful but possible: `accounts.corporate_number_check_digit`, `accounts.arr_differs`. */
  warnings: z.array(z.object({ path: z.string(), code: z.string() })),
  /** Customers that may be this one: the same name but for its spelling, or the same 法人番号. */
  possibleDuplicates: z.array(accountNameSchema),
})
export type AccountDetails = z.infer<typeof accountDetailsSchema>

export const readAccount = endpoint({
  method: 'GET',
  path: '/accounts/{id}',
  summary: 'A customer with its profile, phase and relations to other customers',
  params: accountParams,
  response: accountDetailsSchema,
})

export const createAccount = endpoint({
  method: 'POST',
  path: '/accounts',
  summary: 'Add a customer',
  body: accountInputSchema.extend({ phase: phaseSchema.default('qualification') }),
  response: accountDetailsSchema,
})

export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/accounts/{id}',
  summary: "Change some of a customer's facts",
  params: accountParams,
  body: accountInputSchema.partial().extend({ version: z.int().min(1) }),
  response: accountDetailsSchema,
})

export const archiveAccount = endpoint({
  method: 'POST',
  path: '/accounts/{id}/archive',
  summary: 'Take a customer out of lists and figures; nothing is deleted',
  params: accountParams,
  response: accountDetailsSchema,
})

export const restoreAccount = endpoint({
  method: 'POST',
  path: '/accounts/{id}/restore',
  summary: 'Bring an archived customer back',
  params: accountParams,
  response: accountDetailsSchema,
})

const choiceSchema = z.object({ key: z.string(), label: localTextSchema })

export const listAccountChoices = endpoint({
  method: 'GET',
  path: '/account-choices',
  summary: 'What may be chosen in filters and forms of customers, in both languages',
  response: z.object({
    industries: z.array(choiceSchema),
    phases: z.array(z.object({ key: phaseSchema, label: localTextSchema })),
    stakeholderRoles: z.array(choiceSchema.extend({ tooltip: localTextSchema.optional() })),
    /** What entering and leaving a phase may ask for. */
    phaseConditions: z.array(choiceSchema),
    influences: z.array(choiceSchema),
    sentiments: z.array(choiceSchema),
    itLiteracies: z.array(choiceSchema),
    /** Members of the workspace, deactivated ones too: they may still own customers. */
    owners: z.array(z.object({ id: z.string(), name: z.string(), isActive: z.boolean() })),
    /** In use in the workspace. */
    plans: z.array(z.string()),
    regions: z.array(z.string()),
    countries: z.array(z.string()),
    /** Industries in use that are not among the built-in ones. */
    otherIndustries: z.array(z.string()),
  }),
})
