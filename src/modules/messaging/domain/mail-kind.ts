import { z } from 'zod'
import { isPlainDate } from '#platform/kernel/dates.ts'

const line = z.string().trim().min(1).max(500)
const day = z.string().refine(isPlainDate)
const paragraph = z.string().trim().min(1).max(5000)
const homework = z.object({ text: paragraph, who: line.nullable(), dueOn: day.nullable(), minutes: z.int().nullable() })
const link = z.url({ protocol: /^https?$/ }).max(2000)

const meeting = z.object({
  meetingName: line,
  on: day,
  time: line,
  minutes: z.int().min(1),
  meetingUrl: link.nullable(),
})

/** What a digest tells of; `our_…` was done by the vendor. */
const digestChanges = ['task_done', 'comment', 'our_comment', 'file', 'our_file', 'win', 'value', 'asked'] as const

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
  homework_after_due: z.object({ taskName: line, dueOn: day, hasAnswerLinks: z.boolean().default(false) }),
  /** M07, five business days after it: which date moves, from when to when. */
  homework_long_overdue: z.object({ taskName: line, dueOn: day, valueOn: day, forecastOn: day }),
  /** M08, from our manager to the customer's sponsor: what stands in the way, and three ways to go on. */
  escalation: z.object({
    managerName: line,
    obstacle: line,
    milestone: line,
    /** By which it is late; 0 where the date still stands. */
    weeks: z.int().min(0),
    /** The result that was agreed on; null where none is written down. */
    metric: line.nullable(),
    scope: line,
    agreedOn: day,
    /** Null where it stays as agreed: then no other date is offered. */
    newOn: day.nullable(),
    /** Work of the customer's that we could do for it; null where none is known. */
    helpWith: line.nullable(),
    /** Of the person in charge at the customer; null where nobody is known. */
    contactName: line.nullable(),
  }),
  /** M09 */
  early_win: z.object({
    winName: line,
    progressPercent: z.int().min(0).max(100),
    nextTaskName: line.nullable(),
    /** The win's own words in place of the general ones. */
    ownSubject: line.nullable().default(null),
    ownBody: paragraph.nullable().default(null),
  }),
  /** M10 */
  completion: z.object({
    results: z.array(line).min(1).max(10),
    nextStep: line.nullable(),
    /** Who looks after the customer from now on, and how often one meets; null where that is not settled. */
    csmName: line.nullable().default(null),
    cadence: line.nullable().default(null),
  }),
  /** Of whoever looks after the customer once the introduction is over. */
  csm_introduction: z.object({ csmName: line, cadence: line.nullable() }),
  /** The graduation exam, in the words of its one question. */
  exam: z.object({ question: line, closesOn: day, isAskedAgain: z.boolean().default(false) }),
  exam_reminder: z.object({ question: line, closesOn: day }),
  portal_link: z.object({ expiresOn: day }),
  /** What changed on the customer's page in a week, and what comes next; `link` counts the mail's answer links from 1. */
  weekly_digest: z.object({
    changes: z.array(z.object({ kind: z.enum(digestChanges), text: paragraph, by: z.string() })).max(12),
    steps: z.array(z.object({ name: line, dueOn: day.nullable(), link: z.int().min(1) })).max(5),
  }),
  /** Any other meeting than a kickoff. */
  meeting_invitation: meeting.extend({ agenda: z.array(line).max(30) }),
  meeting_cancelled: meeting.extend({ reason: line.nullable() }),
  /** To whoever need not come any more to a meeting that takes place. */
  meeting_uninvited: meeting,
  /** M06: what was decided, who does what by when, and when one meets again. */
  meeting_minutes: z.object({
    meetingName: line,
    on: day,
    /** What a review of the first 30, 60 or 90 days came to. */
    outcome: paragraph.nullable().default(null),
    obstacles: paragraph.nullable().default(null),
    improvements: paragraph.nullable().default(null),
    decisions: z.array(paragraph).max(50),
    requests: z.array(homework).max(50),
    promises: z.array(homework).max(50),
    next: z.object({ on: day, time: line }).nullable(),
  }),
  /** M11 */
  rekickoff: z.object({ minutes: z.int().min(1), candidates: z.array(z.object({ on: day, time: line })).max(5) }),
} as const

export type MailKind = keyof typeof mailParams
export type MailParams<Kind extends MailKind> = z.input<(typeof mailParams)[Kind]>

export const mailKinds = [
  'welcome',
  'kickoff_invitation',
  'homework_before_due',
  'homework_after_due',
  'homework_long_overdue',
  'escalation',
  'early_win',
  'completion',
  'csm_introduction',
  'exam',
  'exam_reminder',
  'portal_link',
  'weekly_digest',
  'meeting_invitation',
  'meeting_cancelled',
  'meeting_uninvited',
  'meeting_minutes',
  'rekickoff',
] as const satisfies readonly MailKind[]

/** News that nobody's work waits for: whoever gets it may end it by one click, kind by kind (RFC 8058). */
export const newsKinds = ['early_win', 'weekly_digest'] as const satisfies readonly MailKind[]
export type NewsKind = (typeof newsKinds)[number]

export const isNews = (kind: MailKind): kind is NewsKind => newsKinds.some((each) => each === kind)

/** A question that only its reader can answer: it leads into that person's own page. Others may be passed on. */
export const isForReaderAlone = (kind: MailKind): boolean => kind === 'exam' || kind === 'exam_reminder'
