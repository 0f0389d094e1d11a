import { expect, it } from 'vitest'
import type { AccountDetails } from '../../contract.ts'
import type { StakeholderAlert } from '../../domain/stakeholder.ts'
import { mattersOf } from './matters.ts'

type Standing = Pick<AccountDetails, 'phase' | 'archivedAt' | 'daysToRenewal' | 'noticeDeadline'>

const calm: Standing = { phase: 'adoption', archivedAt: null, daysToRenewal: 200, noticeDeadline: '2027-05-01' }
const alert = (kind: StakeholderAlert['kind'], ...stakeholderIds: string[]): StakeholderAlert => ({
  kind,
  stakeholderIds,
})

it.each<{ what: string; account?: Partial<Standing>; alerts?: StakeholderAlert[]; kinds: string[] }>([
  { what: 'all is well', kinds: [] },
  { what: 'no renewal date', account: { daysToRenewal: null, noticeDeadline: null }, kinds: [] },
  { what: 'a renewal in 61 days', account: { daysToRenewal: 61 }, kinds: [] },
  { what: 'a renewal in 60 days', account: { daysToRenewal: 60 }, kinds: ['watch renewal_soon 60'] },
  { what: 'a renewal today', account: { daysToRenewal: 0 }, kinds: ['risk renewal_soon 0'] },
  { what: 'a renewal that has passed', account: { daysToRenewal: -3 }, kinds: ['risk renewal_overdue 3'] },
  { what: 'the last day for notice', account: { noticeDeadline: '2026-11-22' }, kinds: ['watch notice_soon 0'] },
  { what: 'notice that is too late', account: { noticeDeadline: '2026-11-21' }, kinds: [] },
  {
    what: 'the pressing before the rest',
    account: { daysToRenewal: 45 },
    alerts: [alert('single_threaded', 'a'), alert('champion_left', 'b')],
    kinds: ['risk champion_left', 'watch renewal_soon 45', 'watch single_threaded'],
  },
  {
    what: 'nobody at all',
    alerts: [alert('no_contact'), alert('no_champion'), alert('no_executive_sponsor')],
    kinds: ['risk no_contact'],
  },
  { what: 'a customer that has left', account: { phase: 'churned', daysToRenewal: -9 }, kinds: ['risk churned'] },
  { what: 'an archived one', account: { archivedAt: '2026-11-01T00:00:00Z' }, kinds: ['watch archived'] },
])('$what', ({ account, alerts = [], kinds }) => {
  const matters = mattersOf({ ...calm, ...account }, alerts, '2026-11-22')
  expect(matters.map(({ level, kind, days }) => [level, kind, ...(days === null ? [] : [days])].join(' '))).toEqual(
    kinds,
  )
})
