import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { accessLevels, portalActions } from '../domain/access-level.ts'
import { askedKinds } from '../domain/asked.ts'
import { changeKinds } from '../domain/changes.ts'
import { shownBrandSchema } from './brand.ts'

const text = z.object({ ja: z.string(), en: z.string() })

export const portalTaskSchema = z.object({
  id: z.string(),
  name: text,
  stage: z.string(),
  side: z.enum(['vendor', 'customer', 'joint']),
  /** Who does it; null where nobody was named. */
  owner: z.object({ name: z.string(), isOurs: z.boolean(), isMine: z.boolean() }).nullable(),
  startOn: z.string(),
  dueOn: z.string(),
  isDone: z.boolean(),
  doneOn: z.string().nullable(),
  isMilestone: z.boolean(),
  isHearing: z.boolean(),
  doneWhen: text,
  effortMinutes: z.number(),
  chunks: z.array(z.object({ name: text, minutes: z.number(), isDone: z.boolean() })),
  comments: z.array(
    z.object({ id: z.string(), body: z.string(), author: z.string(), isOurs: z.boolean(), createdAt: z.string() }),
  ),
})
export type PortalTask = z.infer<typeof portalTaskSchema>

export const portalFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  byteSize: z.number(),
  taskId: z.string().nullable(),
  meetingId: z.string().nullable(),
  author: z.string(),
  isOurs: z.boolean(),
  createdAt: z.string(),
})
export type PortalFile = z.infer<typeof portalFileSchema>

export const portalGoalSchema = z.object({
  id: z.string(),
  useCase: z.string(),
  metric: z.string(),
  unit: z.string(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  deadline: z.string().nullable(),
  latest: z.object({ measuredOn: z.string(), value: z.number() }).nullable(),
  ratio: z.number().nullable(),
  isAchieved: z.boolean(),
})
export type PortalGoal = z.infer<typeof portalGoalSchema>

const projectSchema = z.object({
  state: z.enum(['planning', 'running', 'value_confirmed', 'completed', 'ended']),
  kickoffOn: z.string().nullable(),
  valueOn: z.string(),
  progress: z.number().nullable(),
  goals: z.array(portalGoalSchema),
  stages: z.array(z.object({ key: z.string(), name: text })),
  tasks: z.array(portalTaskSchema),
  nextTaskId: z.string().nullable(),
  files: z.array(portalFileSchema),
  earlyWins: z.object({
    progress: z.number(),
    items: z.array(z.object({ key: z.string(), name: text, reachedOn: z.string() })),
  }),
  criteria: z.array(
    z.object({
      id: z.string(),
      text,
      isMet: z.boolean(),
      verifiedBy: z.array(z.enum(['usage', 'evidence', 'customer', 'csm', 'survey'])),
      target: z.number().nullable(),
      unit: z.string(),
      windowDays: z.number().nullable(),
      judge: z.string(),
      agreedOn: z.string().nullable(),
      agreedBy: z.string().nullable(),
    }),
  ),
  plan: z.object({
    number: z.number(),
    valueOn: z.string(),
    agreed: z.object({ name: z.string(), on: z.string() }).nullable(),
  }),
  areCriteriaAgreed: z.boolean(),
  /** What waits for this person's word; what only others may agree to is not asked of them. */
  asked: z.array(z.object({ kind: z.enum(askedKinds), id: z.string(), title: z.string() })),
  roadmap: z.array(
    z.object({
      name: text,
      value: text,
      evidence: text,
      plannedOn: z.string().nullable(),
      reachedOn: z.string().nullable(),
      /** Whether the introduction is about complete once they are here. */
      isGraduationPoint: z.boolean(),
    }),
  ),
  value: z
    .object({
      items: z.array(
        z.object({
          name: z.string(),
          unit: z.string(),
          baseline: z.number(),
          measured: z.number(),
          measuredOn: z.string(),
          improvement: z.number(),
          unitMinor: z.number(),
          period: z.enum(['once', 'week', 'month', 'quarter', 'year']),
          timesInYear: z.number(),
          currency: z.string(),
          amountMinor: z.number(),
          source: z.string(),
          confirmedBy: z.string(),
          confirmedOn: z.string(),
        }),
      ),
      totals: z.array(z.object({ currency: z.string(), yearlyMinor: z.number(), onceMinor: z.number() })),
    })
    .nullable(),
  exam: z
    .object({
      question: text,
      reasonQuestion: text,
      minLabel: text,
      maxLabel: text,
      closesOn: z.string(),
      answered: z.array(z.enum(['champion', 'sponsor'])),
    })
    .nullable(),
  confirmations: z.array(z.object({ id: z.string(), words: z.string(), name: z.string(), confirmedOn: z.string() })),
  canConfirmValue: z.boolean(),
  meetings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      minutes: z.number(),
      place: z.string(),
      url: z.string().nullable(),
      agenda: z.array(z.object({ minutes: z.number(), topic: z.string(), note: z.string() })),
    }),
  ),
  minutes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      decisions: z.array(z.string()),
      homework: z.array(
        z.object({ text: z.string(), side: z.enum(['vendor', 'customer', 'joint']), dueOn: z.string() }),
      ),
      discussion: z.string(),
      review: z.object({ outcome: z.string(), obstacles: z.string(), improvements: z.string() }),
    }),
  ),
})

/**
 * Everything on the customer's page. An allow-list of its own: a field that another module adds to what it gives the
 * portal does not leave before it is named here.
 */
export const portalHomeSchema = z.object({
  brand: shownBrandSchema,
  vendorName: z.string(),
  productName: z.string(),
  customerName: z.string(),
  today: z.string(),
  timeZone: z.string(),
  visitor: z.object({
    name: z.string(),
    respondent: z.enum(['champion', 'sponsor']).nullable(),
    level: z.enum(accessLevels),
    may: z.array(z.enum(portalActions)),
  }),
  /** Colleagues who were let in, for those who may invite; empty for the others. */
  colleagues: z.array(
    z.object({
      linkId: z.string(),
      name: z.string(),
      level: z.enum(accessLevels),
      hasVisited: z.boolean(),
      canBeRemoved: z.boolean(),
    }),
  ),
  /** What happened since this person's visit before; null on the first one. */
  news: z
    .object({
      since: z.string(),
      items: z.array(
        z.object({
          kind: z.enum(changeKinds),
          text,
          by: z.string(),
          at: z.string(),
        }),
      ),
    })
    .nullable(),
  contact: z.object({ name: z.string(), email: z.string() }).nullable(),
  /** What the person chose about their mails; null for somebody without an address. `locale` null: nothing yet. */
  mail: z.object({ wantsDigest: z.boolean(), locale: z.enum(['ja', 'en']).nullable() }).nullable(),
  project: projectSchema.nullable(),
  hearing: z.object({
    title: text,
    minutes: z.object({ from: z.number(), to: z.number() }).nullable(),
    filled: z.number(),
    all: z.number(),
    missing: z.number(),
  }),
})
export type PortalHome = z.infer<typeof portalHomeSchema>
export type PortalProjectView = NonNullable<PortalHome['project']>

export const readPortalHome = endpoint({
  method: 'GET',
  path: '/portal/home',
  summary: "The customer's page in one answer",
  response: portalHomeSchema,
})

export const previewPortal = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-preview',
  summary: "The customer's page as one of its people sees it, for staff",
  params: z.object({ id: z.uuid() }),
  query: z.object({ stakeholderId: z.uuid().optional(), level: z.enum(accessLevels).optional() }),
  response: portalHomeSchema,
})

export const downloadPortalMeeting = endpoint({
  method: 'GET',
  path: '/portal/meetings/{id}/calendar',
  summary: 'A meeting that was agreed with the customer, as an iCalendar file',
  params: z.object({ id: z.uuid() }),
  download: ['text/calendar'],
})
