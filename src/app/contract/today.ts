import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

export const urgencies = ['now', 'this_week', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** Why a customer is on the list. */
export const todayReasonSchema = z.object({
  /** Names the words (`homework_overdue`); `params` fill them. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  urgency: z.enum(urgencies),
  /** The day it is about, and how many days from today it is; negative once past, null without a day. */
  dueOn: z.string().nullable(),
  days: z.number().nullable(),
  /** Where it is dealt with. */
  to: z.string(),
})
export type TodayReason = z.infer<typeof todayReasonSchema>

export const todayItemSchema = z.object({
  accountId: z.string(),
  accountName: z.string(),
  ownerName: z.string().nullable(),
  /** Yearly amount excluding tax in minor units; null when not known. */
  arr: z.number().nullable(),
  currency: z.string(),
  urgency: z.enum(urgencies),
  /** The most urgent one first. */
  reasons: z.array(todayReasonSchema).min(1),
})
export type TodayItem = z.infer<typeof todayItemSchema>

export const readToday = endpoint({
  method: 'GET',
  path: '/today',
  summary: 'The customers that need somebody, the most urgent first, each with the reasons',
  query: z.object({ scope: z.enum(['mine', 'team']).default('mine') }),
  response: z.object({
    today: z.string(),
    scope: z.enum(['mine', 'team']),
    items: z.array(todayItemSchema),
    /** All customers that need somebody; `items` holds the first 300. */
    total: z.number(),
    /** Those that need somebody today, and what they pay a year, by currency. */
    now: z.object({ customers: z.number(), arr: z.array(z.object({ currency: z.string(), amount: z.number() })) }),
    /** What the workspace has so far, for the first hour. */
    counts: z.object({ accounts: z.number(), projects: z.number(), members: z.number() }),
  }),
})
