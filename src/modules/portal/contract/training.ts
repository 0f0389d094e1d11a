import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'

const check = z.object({ attempts: z.number(), bestShare: z.number(), passedOn: z.string().nullable() })

/** An allow-list of its own: what is not named here, as the right answers and colleagues, does not leave. */
export const portalTrainingsViewSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.object({ ja: z.string(), en: z.string() }),
      kind: z.enum(['live', 'group', 'one_to_one', 'video', 'guide', 'sandbox']),
      minutes: z.number(),
      url: z.string().nullable(),
      when: z.object({ on: z.string(), time: z.string() }).nullable(),
      dueOn: z.string(),
      isDone: z.boolean(),
      isOver: z.boolean(),
      questions: z.array(z.object({ id: z.string(), text: z.string(), choices: z.array(z.string()) })),
      passPercent: z.number(),
      check: check.nullable(),
      hasAnswered: z.boolean(),
    }),
  ),
  hours: z.array(
    z.object({
      name: z.string(),
      includedMinutes: z.number(),
      usedMinutes: z.number(),
      contents: z.array(z.string()),
    }),
  ),
})
export type PortalTrainingsView = z.infer<typeof portalTrainingsViewSchema>

const params = z.object({ id: z.uuid() })
const gradeSchema = z.object({ correct: z.number(), asked: z.number(), share: z.number(), hasPassed: z.boolean() })

export const readPortalTrainings = endpoint({
  method: 'GET',
  path: '/portal/trainings',
  summary: 'The trainings that the visitor was asked to, and the included and used hours that were shared',
  response: portalTrainingsViewSchema,
})

export const previewPortalTrainings = endpoint({
  method: 'GET',
  path: '/accounts/{id}/portal-preview/trainings',
  summary: 'The same as one of the customer’s people sees it, for staff',
  params,
  query: z.object({ stakeholderId: z.uuid().optional() }),
  response: portalTrainingsViewSchema,
})

export const takeSkillCheck = endpoint({
  method: 'POST',
  path: '/portal/trainings/{id}/attempts',
  summary: 'Answer the questions of a training; every attempt is kept with its day',
  params,
  body: z.object({
    clientId: z.string().min(8).max(100),
    answers: z.record(z.string().max(60), z.int().min(0).max(5)),
  }),
  response: gradeSchema,
})

export const answerTraining = endpoint({
  method: 'POST',
  path: '/portal/trainings/{id}/answer',
  summary: 'Say how a training was, once',
  params,
  body: z.object({
    understood: z.int().min(1).max(5),
    usable: z.int().min(1).max(5),
    wanted: z.string().trim().max(5000).default(''),
  }),
})

export const completeTraining = endpoint({
  method: 'POST',
  path: '/portal/trainings/{id}/completion',
  summary: 'Say that a recording or guide was worked through',
  params,
})

export const makeColleagueCheckLink = endpoint({
  method: 'POST',
  path: '/portal/trainings/{id}/check-link',
  summary: 'A link by which colleagues without a page of their own take the check; the address is shown only now',
  params,
  response: z.object({ path: z.string(), expiresAt: z.string() }),
})

const token = z.string().min(1).max(200)

export const openSkillCheck = endpoint({
  method: 'POST',
  path: '/portal/skill-check/open',
  summary: 'What a link to a check asks; without the right answers, and of nobody who took it',
  body: z.object({ token }),
  response: z.object({
    name: z.object({ ja: z.string(), en: z.string() }),
    passPercent: z.number(),
    questions: z.array(z.object({ id: z.string(), text: z.string(), choices: z.array(z.string()) })),
  }),
})

export const takeNamedSkillCheck = endpoint({
  method: 'POST',
  path: '/portal/skill-check',
  summary: 'Take the check behind a link under the name that is given, which nobody verifies',
  body: z.object({
    token,
    clientId: z.string().min(8).max(100),
    name: z.string().trim().min(1).max(200),
    answers: z.record(z.string().max(60), z.int().min(0).max(5)),
  }),
  response: gradeSchema,
})
