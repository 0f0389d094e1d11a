import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { minorUnitDigits } from '#platform/kernel/money.ts'
import { valuePeriods } from '../../domain/graduation/value.ts'
import { goalDirections } from '../../domain/outcome/goal.ts'
import { filledTextSchema, idSchema, projectParams, projectPath, versionSchema } from '../field.ts'

const currencySchema = z.string().refine(
  (text) => {
    try {
      return minorUnitDigits(text) >= 0
    } catch {
      return false
    }
  },
  { params: { code: 'onboarding.currency_invalid' } },
)

const unitValueSchema = z.object({
  /** Of one unit of improvement, in whole yen, cents and so on. */
  amountMinor: z.int().min(1).max(1_000_000_000_000),
  currency: currencySchema,
  /** How often it comes. */
  period: z.enum(valuePeriods),
  /** Who said it, or how it was calculated. */
  source: filledTextSchema,
  /** Whether the customer reads the amount on its page and in its papers. */
  isShared: z.boolean(),
})
export type UnitValueInput = z.infer<typeof unitValueSchema>

const valueItemSchema = z.object({
  goalId: z.string(),
  name: z.string(),
  unit: z.string(),
  direction: z.enum(goalDirections),
  baseline: z.number().nullable(),
  unitValue: unitValueSchema.extend({ version: z.number() }).nullable(),
  state: z.enum(['no_unit_value', 'no_baseline', 'unmeasured', 'unconfirmed', 'confirmed']),
  /** Null until the customer has confirmed what was measured. */
  confirmed: z
    .object({
      measured: z.number(),
      measuredOn: z.string(),
      confirmedBy: z.string(),
      confirmedOn: z.string(),
      improvement: z.number(),
      timesInYear: z.number(),
      isYearly: z.boolean(),
      amountMinor: z.number(),
    })
    .nullable(),
})
export type ValueItem = z.infer<typeof valueItemSchema>

const totalSchema = z.object({ currency: z.string(), yearlyMinor: z.number(), onceMinor: z.number() })

export const valueStatementSchema = z.object({
  /** Goals of the present round. */
  items: z.array(valueItemSchema),
  /** Of what is confirmed, a sum a currency. */
  totals: z.array(totalSchema),
})
export type ValueStatement = z.infer<typeof valueStatementSchema>

const goalParams = projectParams.extend({ goalId: idSchema })

export const readValueStatement = endpoint({
  method: 'GET',
  path: projectPath('/value-statement'),
  summary: 'The confirmed value in money: (measured − baseline) × unit value, with all that it is made of',
  params: projectParams,
  response: valueStatementSchema,
})

export const saveUnitValue = endpoint({
  method: 'PUT',
  path: projectPath('/goals/{goalId}/unit-value'),
  summary: "Say what one unit of a goal's improvement is worth, and where that figure comes from",
  params: goalParams,
  body: unitValueSchema.extend({ version: versionSchema.or(z.literal(0)) }),
  response: valueStatementSchema,
})

export const removeUnitValue = endpoint({
  method: 'DELETE',
  path: projectPath('/goals/{goalId}/unit-value'),
  summary: 'Value a goal in money no longer',
  params: goalParams,
})

/** What the customer reads of it: confirmed and shared amounts alone. */
export const portalValueSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      baseline: z.number(),
      measured: z.number(),
      measuredOn: z.string(),
      improvement: z.number(),
      unitMinor: z.number(),
      period: z.enum(valuePeriods),
      timesInYear: z.number(),
      currency: z.string(),
      amountMinor: z.number(),
      source: z.string(),
      confirmedBy: z.string(),
      confirmedOn: z.string(),
    }),
  ),
  totals: z.array(totalSchema),
})
export type PortalValue = z.infer<typeof portalValueSchema>
