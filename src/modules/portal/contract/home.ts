import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const text = z.object({ ja: z.string(), en: z.string() })
const filled = (max: number) => z.string().trim().min(1).max(max)
const clientId = z.string().min(8).max(100)
const day = z.iso.date()

export const portalTaskSchema = z.object({
  id: z.string(),
  name: text,
  stage: z.string(),
  side: z.enum(['vendor', 'customer', 'joint']),
  startOn: z.string(),
  dueOn: z.string(),
  isDone: z.boolean(),
  doneOn: z.string().nullable(),
  isMilestone: z.boolean(),
  doneWhen: text,
  effortMinutes: z.number(),
  chunks: z.array(z.object({ name: text, minutes: z.number() })),
  comments: z.array(
    z.object({ id: z.string(), body: z.string(), author: z.string(), isOurs: z.boolean(), createdAt: z.string() }),
  ),
})
export type PortalTask = z.infer<typeof portalTaskSchema>

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
  earlyWins: z.object({
    progress: z.number(),
    items: z.array(z.object({ key: z.string(), name: text, reachedOn: z.string() })),
  }),
  criteria: z.array(z.object({ id: z.string(), text, isMet: z.boolean(), agreedOn: z.string().nullable() })),
  areCriteriaAgreed: z.boolean(),
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
    }),
  ),
})

/**
 * Everything on the customer's page. An allow-list of its own: a field that another module adds to what it gives the
 * portal does not leave before it is named here.
 */
export const portalHomeSchema = z.object({
  vendorName: z.string(),
  productName: z.string(),
  customerName: z.string(),
  today: z.string(),
  timeZone: z.string(),
  visitor: z.object({ name: z.string(), respondent: z.enum(['champion', 'sponsor']).nullable() }),
  contact: z.object({ name: z.string(), email: z.string() }).nullable(),
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
  query: z.object({ stakeholderId: z.uuid().optional() }),
  response: portalHomeSchema,
})

export const downloadPortalMeeting = endpoint({
  method: 'GET',
  path: '/portal/meetings/{id}/calendar',
  summary: 'A meeting that was agreed with the customer, as an iCalendar file',
  params: z.object({ id: z.uuid() }),
  download: ['text/calendar'],
})

const taskParams = z.object({ id: z.uuid() })

export const setTaskDone = endpoint({
  method: 'PUT',
  path: '/portal/tasks/{id}/done',
  summary: 'Say that a task of the customer is done, or open again',
  params: taskParams,
  body: z.object({ isDone: z.boolean() }),
})

export const commentOnPortalTask = endpoint({
  method: 'POST',
  path: '/portal/tasks/{id}/comments',
  summary: 'Write about a task; both sides read it',
  params: taskParams,
  body: z.object({ clientId, body: filled(5000) }),
  response: z.object({ id: z.string() }),
})

export const agreeToCriteria = endpoint({
  method: 'POST',
  path: '/portal/criteria-agreement',
  summary: 'Agree to the completion criteria as they stand',
})

export const confirmValue = endpoint({
  method: 'POST',
  path: '/portal/value-confirmations',
  summary: "Confirm in one's own words that value was reached; it never changes",
  body: z.object({
    clientId,
    goalId: z.uuid().nullable().default(null),
    words: filled(5000),
    name: filled(200),
    title: z.string().trim().max(200).default(''),
    confirmedOn: day,
  }),
  response: z.object({ id: z.string() }),
})

export const answerExam = endpoint({
  method: 'POST',
  path: '/portal/exam-answer',
  summary: 'Answer the question on going on, once in each round',
  body: z.object({ clientId, score: z.int().min(0).max(10), reason: z.string().trim().max(5000).default('') }),
})
