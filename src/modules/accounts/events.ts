import { z } from 'zod'
import { declareEvent } from '#platform/events/event.ts'
import { phaseSchema } from './contract.ts'

export const accountCreated = declareEvent('accounts.account_created', z.object({ accountId: z.string() }))

/** What is kept of a customer was edited; `fields` are named as in the API, `custom.<key>` for custom fields. */
export const accountChanged = declareEvent(
  'accounts.account_changed',
  z.object({ accountId: z.string(), fields: z.array(z.string()) }),
)

/** Many customers were edited, archived or restored at once: no `account_changed` is told of each. */
export const accountsChanged = declareEvent('accounts.accounts_changed', z.object({ count: z.number() }))

export const phaseMoved = declareEvent(
  'accounts.phase_moved',
  z.object({ accountId: z.string(), from: phaseSchema, to: phaseSchema }),
)

export const stakeholderLeft = declareEvent(
  'accounts.stakeholder_left',
  z.object({ accountId: z.string(), stakeholderId: z.string(), roles: z.array(z.string()), leftOn: z.string() }),
)

/** Who the customer's people are, or what they do there: somebody was added or removed, has another role, left or came back. */
export const stakeholdersChanged = declareEvent('accounts.stakeholders_changed', z.object({ accountId: z.string() }))

export const handoffSubmitted = declareEvent('accounts.handoff_submitted', z.object({ accountId: z.string() }))

export const handoffAccepted = declareEvent('accounts.handoff_accepted', z.object({ accountId: z.string() }))

/** `answerKeys` are the answers of the sheet that CS asks for. */
export const handoffSentBack = declareEvent(
  'accounts.handoff_sent_back',
  z.object({ accountId: z.string(), reason: z.string(), text: z.string(), answerKeys: z.array(z.string()) }),
)

/** Sales was asked for answers that are missing in the handover sheet. */
export const handoffQuestionsAsked = declareEvent(
  'accounts.handoff_questions_asked',
  z.object({ accountId: z.string(), answerKeys: z.array(z.string()) }),
)

/** The customer sent the questionnaire off; it may still have gaps. */
export const hearingAnswered = declareEvent(
  'accounts.hearing_answered',
  z.object({ accountId: z.string(), missing: z.array(z.string()) }),
)

/** Answers of the questionnaire were written down by us, in a call for example; the customer's own are told when it sends them. */
export const hearingWritten = declareEvent('accounts.hearing_written', z.object({ accountId: z.string() }))

/** Many customers at once: no `account_created` is told of each. */
export const accountsImported = declareEvent(
  'accounts.accounts_imported',
  z.object({ importId: z.string(), added: z.number(), updated: z.number() }),
)

/** The customer works on other days than before. */
export const calendarChanged = declareEvent('accounts.calendar_changed', z.object({ accountId: z.string() }))

/** Somebody noted that the customer itself got in touch: by phone, chat, mail or in person. */
export const customerContacted = declareEvent(
  'accounts.customer_contacted',
  z.object({ accountId: z.string(), channel: z.enum(['phone', 'chat', 'mail', 'visit']) }),
)
