import { z } from 'zod'
import { endpoint } from '#platform/kernel/endpoint.ts'
import { shownBrandSchema } from './brand.ts'

const token = z.string().min(1).max(200)

export const openHomeworkQuestion = endpoint({
  method: 'POST',
  path: '/portal/homework-answer/open',
  summary: 'What a link of a reminder asks; answers nothing, since mail filters follow links too',
  body: z.object({ token }),
  response: z.object({
    customerName: z.string(),
    taskName: z.object({ ja: z.string(), en: z.string() }),
    dueOn: z.string(),
    isDone: z.boolean(),
    vendorName: z.string(),
    brand: shownBrandSchema,
  }),
})

export const answerHomework = endpoint({
  method: 'POST',
  path: '/portal/homework-answer',
  summary: 'Say how a piece of homework stands',
  body: z.object({
    token,
    clientId: z.string().min(8).max(100),
    answer: z.enum(['tomorrow', 'next_week', 'no_time', 'done']),
    note: z.string().trim().max(2000).default(''),
  }),
})
