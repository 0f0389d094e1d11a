import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Account, Handoff } from '../../contract.ts'
import { completeness } from '../../domain/forms/answers.ts'
import type { HandoffForm } from '../../domain/forms/form.ts'
import { handoffDeadlines, questionsForSales } from '../../domain/forms/handoff.ts'
import { handoffWaitsFor, lateDays } from '../../domain/forms/handoff-due.ts'
import { requireAccount } from '../profiles/find-account.ts'
import { readAccountCalendars } from '../profiles/read-account-calendar.ts'
import { asHandoffForm } from './forms/find-form.ts'
import { findHandoff, type HandoffRow, selectHandoffSteps } from './handoff-queries.ts'
import { loadSheet } from './sheets/load-sheet.ts'

/** Where the handover of a customer stands. Throws notFound `accounts.no_such_account`. */
export async function readHandoff(context: Context, accountId: string): Promise<Handoff> {
  const account = await requireAccount(context, accountId)
  const row = await findHandoff(context.transaction, accountId)
  const { found, stored } = await loadSheet(context, accountId, 'handoff')
  const form = asHandoffForm(found.form)
  const steps = row ? await selectHandoffSteps(context.transaction, accountId) : []
  const status = row?.status ?? 'draft'
  return {
    accountId,
    accountName: account.name,
    status,
    isBegun: row !== undefined,
    wonOn: row?.won_on ?? null,
    waitsFor: handoffWaitsFor(status),
    ...(row ? await deadlines(context, account, form, row) : { due: null, submit: null, accept: null }),
    completeness: completeness(form, stored.answers),
    questions: questionsForSales(form, stored.answers).map(({ key, label, help }) => ({
      key,
      label,
      help: help ?? null,
    })),
    returnReasons: form.returnReasons,
    submitWithinBusinessDays: form.submitWithinBusinessDays,
    acceptWithinBusinessDays: form.acceptWithinBusinessDays,
    timesSentBack: row?.times_sent_back ?? 0,
    version: stored.version,
    steps: steps.map((step) => ({
      id: step.handoff_step_id,
      step: step.step,
      reason: step.reason,
      body: step.body,
      answerKeys: step.answer_keys,
      actorName: step.actor_name,
      occurredAt: step.occurred_at,
    })),
  }
}

async function deadlines(context: Context, account: Account, form: HandoffForm, row: HandoffRow) {
  const calendar = (await readAccountCalendars(context))(account)
  const today = todayIn(context.timeZone, context.clock.now())
  const { won_on: wonOn, due_on: dueOn } = row
  const due = dueOn === null ? null : { dueOn, lateDays: lateDays(calendar, dueOn, today) }
  if (wonOn === null) return { due, submit: null, accept: null }
  const dates = {
    wonOn,
    firstSubmittedOn: row.first_submitted_on,
    submittedOn: row.status === 'sent_back' ? null : row.submitted_on,
    acceptedOn: row.accepted_on,
  }
  return { due, ...handoffDeadlines(form, dates, calendar, today) }
}
