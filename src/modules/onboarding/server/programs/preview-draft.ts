import { listKnownFacts, requireAccount } from '#modules/accounts/server/api.ts'
import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { invalid } from '#platform/kernel/errors.ts'
import type { PlanPreview } from '../../contract.ts'
import { planProject } from '../../domain/plan/project-plan.ts'
import { everyDayCalendars, type SideCalendars, sideCalendars } from '../../domain/plan/side-calendars.ts'
import { type Program, programFlaws } from '../../domain/program.ts'
import { tailor } from '../../domain/tailoring/tailor.ts'
import { readCalendars } from '../plan/read-calendars.ts'
import { readDraft } from './edit-draft.ts'
import { planView } from './plan-view.ts'

export interface DraftPreviewInput {
  contractStartOn: string
  valueOn?: string | undefined
  accountId?: string | undefined
}

/** Flaws that leave dates to be computed all the same: words that are missing do not move anything. */
const harmless = ['onboarding.text_missing', 'onboarding.homework_not_cut', 'onboarding.chunk_too_long']

/**
 * The plan that the draft would give, for a customer with its conditions and calendar, or with all its tasks for a customer
 * who works when we do. Throws as `readDraft`, invalid `onboarding.program_flawed`, not found `accounts.no_such_account`.
 */
export async function previewDraft(context: Context, key: string, input: DraftPreviewInput): Promise<PlanPreview> {
  const { program: whole } = await readDraft(context, key)
  if (
    programFlaws(whole).some(({ code }) => !harmless.includes(code) && code !== 'onboarding.chunks_differ_from_effort')
  )
    throw invalid('onboarding.program_flawed')
  const { accountId, contractStartOn, valueOn } = input
  const { program, leftOut } = accountId === undefined ? { program: whole, leftOut: [] } : await forCustomer()
  const plan = planProject({
    program,
    contractStart: contractStartOn,
    valueDate: valueOn,
    calendars: await calendars(),
  })
  return planView({ whole, program, leftOut, plan })

  async function forCustomer(): Promise<ReturnType<typeof tailor>> {
    const account = await requireAccount(context, accountId ?? '')
    const facts = await listKnownFacts(context, [account.id])
    return tailor(whole, facts.get(account.id) ?? new Map())
  }

  async function calendars(): Promise<SideCalendars> {
    if (accountId !== undefined) return readCalendars(context, accountId, program.dayKind)
    return calendarOfOurs(context, program)
  }
}

async function calendarOfOurs(context: Context, { dayKind }: Program): Promise<SideCalendars> {
  if (dayKind === 'calendar') return everyDayCalendars
  const ours = await readWorkspaceCalendar(context)
  return sideCalendars(ours, ours)
}
