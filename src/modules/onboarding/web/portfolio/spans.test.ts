import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '../../contract.ts'
import { daysOf, spansOf } from './spans.ts'

const project: TimelineItem = {
  id: 'p',
  version: 1,
  account: { id: 'a', name: '東西商事' },
  program: { key: 'k', version: 1, name: { ja: '', en: '' }, touchModel: 'high' },
  state: 'running',
  cycle: 1,
  owner: null,
  contractStartOn: '2026-04-01',
  kickoffOn: '2026-04-15',
  kickoffDoneOn: null,
  valueOn: '2026-06-12',
  forecastValueOn: '2026-06-12',
  forecast: null,
  firstValueOn: null,
  valueConfirmedOn: null,
  endedOn: null,
  verdict: null,
  day90: { state: 'ok', day: 1, daysLeft: 89, reasons: [] },
  progress: null,
  expectedProgress: null,
  nextStep: null,
  overdue: { vendor: 0, customer: 0 },
  isStalled: false,
  lastActivityAt: '2026-04-01T00:00:00Z',
  milestones: [],
}

describe('the bars of a project', () => {
  it.each<{ name: string; change: Partial<TimelineItem>; expected: object }>([
    {
      name: 'on plan',
      change: {},
      expected: {
        before: { from: '2026-04-01', to: '2026-04-14' },
        main: { from: '2026-04-15', to: '2026-06-12' },
        later: null,
        band: null,
      },
    },
    {
      name: 'with a plan beyond the agreed date',
      change: { forecastValueOn: '2026-06-20', kickoffDoneOn: '2026-04-20' },
      expected: {
        before: { from: '2026-04-01', to: '2026-04-19' },
        main: { from: '2026-04-20', to: '2026-06-12' },
        later: { from: '2026-06-13', to: '2026-06-20' },
      },
    },
    {
      name: 'reached early: no forecast any more',
      change: { valueConfirmedOn: '2026-06-01', forecastValueOn: '2026-06-20' },
      expected: { main: { from: '2026-04-15', to: '2026-06-01' }, later: null, band: null },
    },
    {
      name: 'ended before its kickoff',
      change: { state: 'ended_without_value', endedOn: '2026-04-10' },
      expected: { before: null, main: { from: '2026-04-01', to: '2026-04-10' }, later: null },
    },
    {
      name: 'without a kickoff',
      change: { kickoffOn: null },
      expected: { before: null, main: { from: '2026-04-01' } },
    },
  ])('$name', ({ change, expected }) => {
    expect(spansOf({ ...project, ...change })).toMatchObject(expected)
  })

  it('keep the chart within three years', () => {
    const days = daysOf([{ ...project, contractStartOn: '2019-01-01', valueOn: '2031-01-01' }], '2026-04-01').toSorted()
    expect([days[0], days.at(-1)]).toEqual(['2024-09-30', '2027-10-01'])
  })
})
