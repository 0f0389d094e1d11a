import { z } from 'zod'
import { criterionMethods } from '../domain/outcome/graduation.ts'
import { sides } from '../domain/task.ts'
import { textSchema } from './field.ts'
import { portalRoadmapSchema } from './graduation/roadmap.ts'
import { portalValueSchema } from './graduation/value.ts'
import { meetingReviewSchema } from './meeting.ts'

/**
 * What the customer sees of its project: an allow-list, made for the portal module. Nothing internal has a place in it:
 * no internal tasks or comments, no health, no notes, of the people in charge no more than their names.
 */
export const portalProjectSchema = z.object({
  id: z.string(),
  state: z.enum(['planning', 'running', 'value_confirmed', 'completed', 'ended']),
  contractStartOn: z.string(),
  kickoffOn: z.string().nullable(),
  valueOn: z.string(),
  /** Done share of all weighted work, 0–1. */
  progress: z.number().nullable(),
  goals: z.array(
    z.object({
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
    }),
  ),
  stages: z.array(z.object({ key: z.string(), name: textSchema })),
  tasks: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      stage: z.string(),
      side: z.enum(sides),
      /** Who does it; `stakeholderId` only for people of the customer. */
      owner: z.object({ name: z.string(), stakeholderId: z.string().nullable() }).nullable(),
      startOn: z.string(),
      dueOn: z.string(),
      isDone: z.boolean(),
      doneOn: z.string().nullable(),
      isMilestone: z.boolean(),
      doneWhen: textSchema,
      /** Done by answering the questionnaire. */
      isHearing: z.boolean(),
      effortMinutes: z.number(),
      chunks: z.array(z.object({ name: textSchema, minutes: z.number(), isDone: z.boolean() })),
      comments: z.array(
        z.object({ id: z.string(), body: z.string(), author: z.string(), isOurs: z.boolean(), createdAt: z.string() }),
      ),
    }),
  ),
  /** The customer's next task; null when there is nothing to do now. */
  nextTaskId: z.string().nullable(),
  /** What was shared with the customer or handed in by it, newest first. */
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      byteSize: z.number(),
      taskId: z.string().nullable(),
      meetingId: z.string().nullable(),
      author: z.string(),
      isOurs: z.boolean(),
      createdAt: z.string(),
    }),
  ),
  earlyWins: z.object({
    progress: z.number(),
    items: z.array(z.object({ key: z.string(), name: textSchema, reachedOn: z.string() })),
  }),
  criteria: z.array(
    z.object({
      id: z.string(),
      text: textSchema,
      isMet: z.boolean(),
      /** How it is judged: part of what is agreed to. */
      verifiedBy: z.array(z.enum(criterionMethods)),
      target: z.number().nullable(),
      unit: z.string(),
      windowDays: z.number().nullable(),
      judge: z.string(),
      agreedOn: z.string().nullable(),
      agreedBy: z.string().nullable(),
    }),
  ),
  /** The version of the plan that counts, and the customer's word on it. */
  plan: z.object({
    number: z.number(),
    valueOn: z.string(),
    agreed: z.object({ name: z.string(), on: z.string() }).nullable(),
  }),
  areCriteriaAgreed: z.boolean(),
  /** What was put to the customer and waits for its word; `at` is the instant or the day on which it was, null from the beginning on. */
  asked: z.array(
    z.object({
      kind: z.enum(['criteria', 'plan', 'scope', 'request']),
      id: z.string(),
      title: z.string(),
      at: z.string().nullable(),
    }),
  ),
  /** In the order in which value is felt. */
  roadmap: portalRoadmapSchema,
  /** In money: what was confirmed and shared; null where nothing is. */
  value: portalValueSchema.nullable(),
  /** The question of the graduation exam while it can be answered. */
  exam: z
    .object({
      question: textSchema,
      reasonQuestion: textSchema,
      minLabel: textSchema,
      maxLabel: textSchema,
      closesOn: z.string(),
      answered: z.array(z.enum(['champion', 'sponsor'])),
    })
    .nullable(),
  /** What the customer itself confirmed, newest first. */
  confirmations: z.array(z.object({ id: z.string(), words: z.string(), name: z.string(), confirmedOn: z.string() })),
  canConfirmValue: z.boolean(),
  /** Who of ours runs the project; null while nobody active does. */
  contact: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  /** Agreed with the customer and still to come, in their order. */
  meetings: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      minutes: z.number(),
      place: z.string(),
      url: z.string().nullable(),
      /** Empty until it is shared. */
      agenda: z.array(z.object({ minutes: z.number(), topic: z.string(), note: z.string() })),
    }),
  ),
  /** Minutes that were handed over, newest first. */
  minutes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      startsAt: z.string(),
      decisions: z.array(z.string()),
      homework: z.array(z.object({ text: z.string(), side: z.enum(sides), dueOn: z.string() })),
      discussion: z.string(),
      /** Of a review of the first 30, 60 or 90 days. */
      review: meetingReviewSchema,
    }),
  ),
})
export type PortalProject = z.infer<typeof portalProjectSchema>
