import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { invitedLevels } from '../domain/access-level.ts'

const filled = (max: number) => z.string().trim().min(1).max(max)
const clientId = z.string().min(8).max(100)
const day = z.iso.date()
/** The most that one file may hold, in megabytes. */
export const portalFileMegabytes = 100

const taskParams = z.object({ id: z.uuid() })

export const setTaskDone = endpoint({
  method: 'PUT',
  path: '/portal/tasks/{id}/done',
  summary: 'Say that a task of the customer is done, or open again',
  params: taskParams,
  body: z.object({ isDone: z.boolean() }),
})

export const setTaskPiece = endpoint({
  method: 'PUT',
  path: '/portal/tasks/{id}/pieces',
  summary: 'Tick a piece of a task of the customer, or take the tick back; the last one finishes the task',
  params: taskParams,
  body: z.object({ piece: z.int().min(0).max(200), isDone: z.boolean() }),
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

export const agreeToPlan = endpoint({
  method: 'POST',
  path: '/portal/plan-agreement',
  summary: 'Agree to the plan in the version that was shown; it never changes',
  body: z.object({ plan: z.int().min(1) }),
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

export const addPortalFile = endpoint({
  method: 'POST',
  path: '/portal/tasks/{id}/files',
  summary: 'Hand in a file for a task; both sides see it',
  params: taskParams,
  query: z.object({ clientId }),
  upload: { maxBytes: portalFileMegabytes * 1024 * 1024, isStored: true },
  response: z.object({ id: z.string() }),
})

export const downloadPortalFile = endpoint({
  method: 'GET',
  path: '/portal/files/{id}',
  summary: 'A file that the customer sees',
  params: z.object({ id: z.uuid() }),
  download: ['application/octet-stream'],
})

export const inviteColleague = endpoint({
  method: 'POST',
  path: '/portal/colleagues',
  summary: 'Let a colleague in; the link goes to their address by mail',
  body: z.object({
    clientId,
    familyName: filled(100),
    givenName: z.string().trim().max(100).default(''),
    email: z.email().max(254),
    level: z.enum(invitedLevels).default('contributor'),
    locale: z.enum(['ja', 'en']).default('ja'),
  }),
})

export const removeColleague = endpoint({
  method: 'POST',
  path: '/portal/colleagues/{id}/remove',
  summary: 'End the link of a colleague who was invited',
  params: z.object({ id: z.uuid() }),
})
