import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'

const line = z.string().trim().min(1).max(500)
const day = z.string().refine(isPlainDate)
const link = z.url({ protocol: /^https?$/ }).max(2000)

/** What each kind of mail says besides the names that the server knows: those of the customer, the vendor, the product. */
export const mailParams = {
  /** M01 */
  welcome: z.object({ weeks: z.int().min(1), answerBy: day, salesName: line.nullable() }),
  /** M05 */
  kickoff_invitation: z.object({
    on: day,
    /** '10:00～11:30' */
    time: line,
    minutes: z.int().min(1),
    meetingUrl: link.nullable(),
  }),
  /** M07, two business days before the due day. */
  homework_before_due: z.object({ taskName: line, dueOn: day }),
  /** M07, on the business day after it. */
  homework_after_due: z.object({ taskName: line, dueOn: day }),
  /** M07, five business days after it: which date moves, from when to when. */
  homework_long_overdue: z.object({ taskName: line, dueOn: day, valueOn: day, forecastOn: day }),
  /** M09 */
  early_win: z.object({ winName: line, progressPercent: z.int().min(0).max(100), nextTaskName: line.nullable() }),
  /** M10 */
  completion: z.object({ results: z.array(line).min(1).max(10), nextStep: line.nullable() }),
  portal_link: z.object({ expiresOn: day }),
} as const

export type MailKind = keyof typeof mailParams
export type MailParams<Kind extends MailKind> = z.input<(typeof mailParams)[Kind]>

export const mailKinds = [
  'welcome',
  'kickoff_invitation',
  'homework_before_due',
  'homework_after_due',
  'homework_long_overdue',
  'early_win',
  'completion',
  'portal_link',
] as const satisfies readonly MailKind[]
