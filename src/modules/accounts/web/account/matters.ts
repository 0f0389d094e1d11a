import { daysBetween, type PlainDateString } from '#platform/kernel/dates.ts'
import type { AccountDetails } from '../../contract.ts'
import type { StakeholderAlert } from '../../domain/stakeholder.ts'
import { renewalLevel } from '../fields/renewal-level.ts'

/** Something about a customer that asks for attention now. */
export interface Matter {
  kind: StakeholderAlert['kind'] | 'archived' | 'churned' | 'renewal_overdue' | 'renewal_soon' | 'notice_soon'
  level: 'risk' | 'watch'
  /** Days, where the kind counts them. */
  days: number | null
  /** Whom it is about. */
  stakeholderIds: readonly string[]
}

type Standing = Pick<AccountDetails, 'phase' | 'archivedAt' | 'daysToRenewal' | 'noticeDeadline'>

const noticeSoonDays = 30

const risks: readonly Matter['kind'][] = ['champion_left', 'executive_sponsor_left', 'no_contact']

const matter = (kind: Matter['kind'], level: Matter['level'], days: number | null = null): Matter => ({
  kind,
  level,
  days,
  stakeholderIds: [],
})

function contractMatters({ daysToRenewal, noticeDeadline }: Standing, today: PlainDateString): Matter[] {
  if (daysToRenewal === null) return []
  if (daysToRenewal < 0) return [matter('renewal_overdue', 'risk', -daysToRenewal)]
  const matters: Matter[] = []
  const noticeDays = noticeDeadline === null ? null : daysBetween(today, noticeDeadline)
  if (noticeDays !== null && noticeDays >= 0 && noticeDays <= noticeSoonDays) {
    matters.push(matter('notice_soon', 'watch', noticeDays))
  }
  const level = renewalLevel(daysToRenewal)
  return level ? [matter('renewal_soon', level, daysToRenewal), ...matters] : matters
}

function peopleMatters(alerts: readonly StakeholderAlert[]): Matter[] {
  // Without anybody there is nobody in any role either: one sentence is enough.
  const told = alerts.some(({ kind }) => kind === 'no_contact')
    ? alerts.filter(({ kind }) => !kind.startsWith('no_') || kind === 'no_contact')
    : alerts
  return told.map(({ kind, stakeholderIds }) => ({
    ...matter(kind, risks.includes(kind) ? 'risk' : 'watch'),
    stakeholderIds,
  }))
}

/** What matters now about a customer, most pressing first. One that has left has nothing pressing left. */
export function mattersOf(account: Standing, alerts: readonly StakeholderAlert[], today: PlainDateString): Matter[] {
  if (account.archivedAt !== null) return [matter('archived', 'watch')]
  if (account.phase === 'churned') return [matter('churned', 'risk')]
  const matters = [...contractMatters(account, today), ...peopleMatters(alerts)]
  return [...matters.filter(({ level }) => level === 'risk'), ...matters.filter(({ level }) => level === 'watch')]
}
