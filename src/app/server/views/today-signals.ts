import type { Urgency } from '#app/contract/today.ts'
import { listOpenHandoffs } from '#modules/accounts/server/api.ts'
import { listAlerts } from '#modules/health/server/api.ts'
import {
  listAdvice,
  listCarriedOpen,
  listProjectsNeedingAttention,
  type ProjectAdvice,
  type ProjectAttention,
} from '#modules/onboarding/server/api.ts'
import { listWantedLinks } from '#modules/portal/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, daysBetween, todayIn } from '#platform/kernel/dates.ts'
import type { TodaySignal } from './today-order.ts'
import { selectRenewals, selectVacancies, selectWithoutSponsor } from './today-queries.ts'

const renewalWindow = { ahead: 60, behind: 30 }
const vacancyWindow = 90

/** How many days ahead a renewal is due today, and within the week: quotes and internal approvals take that long. */
export function urgencyOfRenewal(days: number): Urgency {
  if (days <= 14) return 'now'
  return days <= 30 ? 'this_week' : 'later'
}

export async function renewalSignals(context: Context, today: string): Promise<TodaySignal[]> {
  const [from, to] = [addDays(today, -renewalWindow.behind), addDays(today, renewalWindow.ahead)]
  return (await selectRenewals(context.transaction, from, to)).map(({ account_id, renewal_on }) => {
    const days = daysBetween(today, renewal_on)
    return {
      accountId: account_id,
      code: days < 0 ? 'renewal_past' : 'renewal',
      params: {},
      urgency: urgencyOfRenewal(days),
      dueOn: renewal_on,
      days,
      to: `/accounts/${account_id}`,
      personIds: [],
    }
  })
}

export async function vacancySignals(context: Context, today: string): Promise<TodaySignal[]> {
  const vacancies = await selectVacancies(context.transaction, today, addDays(today, -vacancyWindow))
  return vacancies.map(({ account_id, role, left_on }) => ({
    accountId: account_id,
    code: `${role}_left`,
    params: {},
    urgency: 'now',
    dueOn: left_on,
    days: daysBetween(today, left_on),
    to: `/accounts/${account_id}`,
    personIds: [],
  }))
}

/**
 * Nobody high up stands behind it: told while the kickoff can still win one, afterwards as something to work on. Only the
 * customers of `ownerId` when given, since nobody else is named in them.
 */
export async function sponsorSignals(
  context: Context,
  today: string,
  { ownerId, limit }: { ownerId: string | undefined; limit: number },
): Promise<TodaySignal[]> {
  const since = addDays(today, -vacancyWindow)
  const customers = await selectWithoutSponsor(context.transaction, { today, since, ownerId, limit })
  return customers.map(({ account_id, is_onboarding }) => ({
    accountId: account_id,
    code: 'no_executive_sponsor',
    params: {},
    urgency: is_onboarding ? 'this_week' : 'later',
    dueOn: null,
    days: null,
    to: `/accounts/${account_id}`,
    personIds: [],
  }))
}

const urgencyOfAttention: Readonly<Record<ProjectAttention['reason'], Urgency>> = {
  our_task_overdue: 'now',
  homework_overdue: 'now',
  day_90: 'now',
  kickoff_gate_open: 'this_week',
  day_60: 'this_week',
  exam_due: 'this_week',
  condition_overdue: 'now',
  rejudge_due: 'now',
  value_unconfirmed: 'this_week',
  forecast_late: 'this_week',
  no_activity: 'this_week',
  additions_proposed: 'this_week',
  champion_missed: 'now',
  win_found: 'this_week',
  executive_sponsor_missed: 'now',
}

/** Where on the project's page the reason is told, if not on the plan. */
const viewOf: Readonly<Partial<Record<ProjectAttention['reason'], string>>> = {
  champion_missed: '?view=meetings',
  executive_sponsor_missed: '?view=meetings',
  win_found: '?view=outcome',
}

export async function onboardingSignals(context: Context): Promise<TodaySignal[]> {
  const isOverdue = ({ reason }: ProjectAttention) => reason === 'our_task_overdue' || reason === 'homework_overdue'
  return (await listProjectsNeedingAttention(context)).map((attention) => ({
    accountId: attention.accountId,
    code: attention.reason,
    params: {
      count: attention.count,
      day: attention.days,
      limit: attention.rekickoffDay,
      task: attention.task ? attention.task.name[context.locale] : null,
    },
    urgency: urgencyOfAttention[attention.reason],
    dueOn: attention.task?.dueOn ?? null,
    days: isOverdue(attention) ? -attention.days : null,
    to: `/onboarding/${attention.projectId}${viewOf[attention.reason] ?? ''}`,
    personIds: [attention.ownerId],
  }))
}

/** What customers who have graduated were promised to be settled afterwards, for whoever took them over. */
export async function carriedSignals(context: Context, today: string): Promise<TodaySignal[]> {
  return (await listCarriedOpen(context)).map(({ projectId, accountId, csmId, count, dueOn }) => ({
    accountId,
    code: 'carried_open',
    params: { count },
    urgency: dueOn !== null && dueOn < today ? 'this_week' : 'later',
    dueOn,
    days: dueOn === null ? null : daysBetween(today, dueOn),
    to: `/onboarding/${projectId}?view=outcome`,
    personIds: [csmId],
  }))
}

/** Somebody of the customer stands before a closed door, and no mail can let them in. */
export async function doorSignals(context: Context, today: string): Promise<TodaySignal[]> {
  return (await listWantedLinks(context)).map(({ accountId, askedAt }) => {
    const askedOn = todayIn(context.timeZone, Date.parse(askedAt))
    return {
      accountId,
      code: 'portal_link_wanted',
      params: {},
      urgency: 'now',
      dueOn: askedOn,
      days: daysBetween(today, askedOn),
      to: `/accounts/${accountId}`,
      personIds: [],
    }
  })
}

const urgencyOfAdvice: Readonly<Partial<Record<ProjectAdvice['kind'], Urgency>>> = {
  escalate: 'now',
  rekick_off: 'now',
  contact_customer: 'now',
  extend: 'this_week',
  setup_on_behalf: 'this_week',
  low_touch: 'this_week',
  extra_training: 'this_week',
}

/**
 * What is advised and nobody has decided upon, a line a reason. The rule of day 90 and lateness speak for themselves, so
 * the advice to begin anew because of it, and to show the progress, is not repeated here.
 */
export async function adviceSignals(context: Context): Promise<TodaySignal[]> {
  return (await listAdvice(context)).flatMap(({ kind, reasons, projectId, accountId, ownerId }) => {
    const urgency = urgencyOfAdvice[kind]
    if (urgency === undefined) return []
    const untold = reasons.filter(({ code }) => code !== 'day_90')
    return untold.map((reason) => ({
      accountId,
      code: `${kind}_${reason.code}`,
      params: { ...reason.params, day: reason.params.days ?? null },
      urgency,
      dueOn: null,
      days: null,
      to: `/onboarding/${projectId}`,
      personIds: [ownerId],
    }))
  })
}

/** Sheets that wait for the salesperson to fill in or for CS to accept; those without a due day are nobody's worry yet. */
export async function handoffSignals(context: Context, today: string): Promise<TodaySignal[]> {
  const { items } = await listOpenHandoffs(context, { limit: 200 })
  return items.flatMap((handoff) => {
    const { accountId, dueOn, waitsFor, lateDays, asked } = handoff
    if (dueOn === null) return []
    const ofSales = asked > 0 ? 'handoff_asked' : 'handoff_to_submit'
    return [
      {
        accountId,
        code: waitsFor === 'cs' ? 'handoff_to_accept' : ofSales,
        params: { lateDays, count: asked },
        urgency: dueOn <= today ? 'now' : 'this_week',
        dueOn,
        days: daysBetween(today, dueOn),
        to: `/accounts/${accountId}/handoff`,
        personIds: [waitsFor === 'cs' ? handoff.ownerId : handoff.salesId],
      },
    ]
  })
}

const urgencyOfAlert: Readonly<Partial<Record<string, Urgency>>> = {
  drop: 'now',
  band_worsened: 'this_week',
  silence: 'this_week',
  seat_share: 'later',
}

/** Movements of health that nobody looks after yet. Who has left is told by `vacancySignals`. */
export async function healthSignals(context: Context): Promise<TodaySignal[]> {
  const { items } = await listAlerts(context, { limit: 200 })
  return items.flatMap(({ account, kind, params, acknowledged }) => {
    const urgency = urgencyOfAlert[kind]
    if (urgency === undefined || acknowledged !== null) return []
    return [
      {
        accountId: account.id,
        code: `health_${kind}`,
        params: { ...params, day: params.days ?? (kind === 'drop' ? 7 : null) },
        urgency,
        dueOn: null,
        days: null,
        to: `/accounts/${account.id}/health`,
        personIds: [],
      },
    ]
  })
}
