import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { Account, StakeholderInput, StakeholderRecord } from './contract.ts'
import type { FormField } from './domain/forms/form.ts'
import type { SheetKind } from './domain/forms/sheet.ts'
import { createAccount, createStakeholder, type NewAccount, readHandoff, readSheet } from './server/api.ts'
import { acceptHandoff } from './server/handoff/accept-handoff.ts'
import { sendBackHandoff } from './server/handoff/send-back-handoff.ts'
import { setWonDate } from './server/handoff/set-won-date.ts'
import { saveAnswers } from './server/handoff/sheets/save-answers.ts'
import { submitHandoff } from './server/handoff/submit-handoff.ts'

/** A customer in the context's workspace; only what the test is about needs to be said. */
export function buildAccount(context: Context, account: Partial<NewAccount> = {}): Promise<Account> {
  return createAccount(context, { name: '東西商事株式会社', ...account })
}

/** A person of the customer, without roles unless said otherwise. */
export function buildStakeholder(
  context: Context,
  accountId: string,
  stakeholder: Partial<StakeholderInput> = {},
): Promise<StakeholderRecord> {
  return createStakeholder(context, accountId, { familyName: '山田', givenName: '花子', ...stakeholder })
}

/** Answers the required questions of a sheet as staff, besides those that `answers` gives. */
export async function fillSheet(
  context: Context,
  accountId: string,
  kind: SheetKind,
  answers: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { form, version } = await readSheet(context, { accountId, kind })
  const required = form.fields.filter((field) => field.required).map((field) => [field.key, anyAnswer(field)])
  await saveAnswers(context, { accountId, kind, version, answers: { ...Object.fromEntries(required), ...answers } })
}

function anyAnswer(field: FormField): unknown {
  switch (field.type) {
    case 'person':
      return { name: '山田 花子' }
    case 'text_list':
      return ['処理日数']
    case 'select':
      return field.options[0]?.key
    case 'multi_select':
      return { chosen: [field.options[0]?.key], other: '' }
    case 'table':
      return [Object.fromEntries(field.columns.map((column) => [column.key, anyCell(column)]))]
    case 'date':
      return '2026-06-30'
    case 'date_text':
      return { date: '2026-06-30', text: '' }
    case 'month':
    case 'number':
      return 3
    default:
      return '月末に残業が続いている'
  }
}

function anyCell(column: Extract<FormField, { type: 'table' }>['columns'][number]): string | number | undefined {
  if (column.type === 'number') return 3
  if (column.type === 'date') return '2026-06-30'
  return column.type === 'select' ? column.options[0]?.key : '処理日数'
}

/** Sales fills the handover sheet in and submits it today. */
export async function handOver(context: Context, accountId: string): Promise<void> {
  await setWonDate(context, { accountId, wonOn: todayIn(context.timeZone, context.clock.now()) })
  await fillSheet(context, accountId, 'handoff')
  await submitHandoff(context, { accountId, version: (await readHandoff(context, accountId)).version, note: '' })
}

/** CS sends the sheet that was submitted back to sales. */
export async function sendBack(context: Context, accountId: string): Promise<void> {
  const { version, returnReasons } = await readHandoff(context, accountId)
  const reason = returnReasons[0]?.key ?? ''
  await sendBackHandoff(context, { accountId, version, reason, text: '体制が書かれていません', answerKeys: [] })
}

/** CS accepts the sheet that was submitted. */
export async function takeOver(context: Context, accountId: string): Promise<void> {
  await acceptHandoff(context, { accountId, version: (await readHandoff(context, accountId)).version, note: '' })
}
