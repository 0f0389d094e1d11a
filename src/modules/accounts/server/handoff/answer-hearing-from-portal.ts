import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import type { AnswerIssue } from '../../contract.ts'
import { type Answers, type Completeness, completeness } from '../../domain/forms/answers.ts'
import { type Form, publicForm } from '../../domain/forms/form.ts'
import { answersTo } from '../../domain/forms/sheet.ts'
import { hearingAnswered } from '../../events.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { recordTimelineEntry } from '../timeline/record-timeline-entry.ts'
import { plainForm } from './forms/find-form.ts'
import { loadSheet } from './sheets/load-sheet.ts'
import { saveAnswers } from './sheets/save-answers.ts'

export interface PortalHearing {
  /** Without private questions. */
  form: Form
  answers: Answers
  completeness: Completeness
  /** To be sent with answers. */
  version: number
  updatedAt: string | null
}

/** The questionnaire as the customer may see it: nothing private, no names of whoever wrote. */
export async function readHearingForPortal(context: Context, accountId: string): Promise<PortalHearing> {
  await requireAccount(context, accountId)
  const { found, stored, updatedAt } = await loadSheet(context, accountId, 'hearing')
  const form = publicForm(plainForm(found.form))
  const answers = answersTo(form, stored.answers)
  return { form, answers, completeness: completeness(form, answers), version: stored.version, updatedAt }
}

export interface AnswerHearingInput {
  accountId: string
  version: number
  answers: Readonly<Record<string, unknown>>
}

/**
 * Saves answers of the customer; answers to private questions are refused as if nobody asked them. Throws conflict
 * `accounts.sheet_changed_meanwhile` with the answers that somebody else changed since `version`.
 */
export async function answerHearingFromPortal(
  context: Context,
  { accountId, version, answers }: AnswerHearingInput,
): Promise<Omit<PortalHearing, 'form'> & { issues: AnswerIssue[] }> {
  const input = { accountId, kind: 'hearing', version, answers, audience: 'portal' } as const
  const { updatedBy: _, ...saved } = await saveAnswers(context, input)
  return saved
}

/** The customer sends the questionnaire off: told in the timeline and as an event. Gaps are allowed, and listed. */
export async function sendHearingFromPortal(context: Context, accountId: string): Promise<{ missing: string[] }> {
  const { completeness: filled } = await readHearingForPortal(context, accountId)
  const { missing } = filled
  await recordTimelineEntry(context, {
    accountId,
    kind: 'accounts.hearing_answered',
    params: { count: missing.length },
    visibility: 'customer',
  })
  await recordEvent(context, hearingAnswered, { accountId, missing }, accountId)
  return { missing }
}
