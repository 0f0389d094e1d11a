import { expect, test } from 'vitest'
import type { ProjectSummary } from '../contract.ts'
import { levelOf, standingOf } from './standing.ts'

const project: ProjectSummary = {
  id: '1',
  version: 1,
  account: { id: 'a', name: 'A' },
  program: { key: 'p', version: 1, name: { ja: '', en: '' }, touchModel: 'high' },
  state: 'running',
  cycle: 1,
  owner: null,
  contractStartOn: '2026-04-01',
  kickoffOn: null,
  kickoffDoneOn: null,
  valueOn: '2026-06-01',
  forecastValueOn: '2026-06-01',
  forecast: null,
  firstValueOn: null,
  valueConfirmedOn: null,
  endedOn: null,
  verdict: null,
  day90: { state: 'ok', day: 10, daysLeft: 80, reasons: [] },
  progress: 0.4,
  expectedProgress: 0.4,
  nextStep: null,
  overdue: { vendor: 0, customer: 0 },
  isStalled: false,
  lastActivityAt: '2026-04-10T00:00:00Z',
}
const due: ProjectSummary['day90'] = { state: 'rekickoff_due', day: 92, daysLeft: -2, reasons: [] }
const warned: ProjectSummary['day90'] = { state: 'warn', day: 61, daysLeft: 29, reasons: [] }

test.each<[Partial<ProjectSummary>, ReturnType<typeof standingOf>, ReturnType<typeof levelOf>]>([
  [{}, 'on_plan', 'good'],
  [{ expectedProgress: 0.49 }, 'late', 'watch'],
  [{ expectedProgress: 0.47 }, 'on_plan', 'good'],
  [{ expectedProgress: null }, 'on_plan', 'good'],
  [{ forecastValueOn: '2026-06-02' }, 'value_at_risk', 'watch'],
  [{ isStalled: true, day90: warned }, 'stalled', 'risk'],
  [{ isStalled: true, day90: due }, 'rekickoff_due', 'risk'],
  [{ day90: warned, expectedProgress: 0.9 }, 'day_60', 'watch'],
  [{ state: 'value_confirmed', expectedProgress: 0.9 }, 'value_confirmed', 'good'],
  [{ state: 'conditional' }, 'conditional', 'watch'],
  [{ state: 'value_confirmed', verdict: 'rekickoff' }, 'rekickoff_due', 'risk'],
  [{ state: 'graduated', verdict: 'passed' }, 'graduated', 'good'],
  [{ state: 'graduated', day90: due }, 'graduated', 'good'],
  [{ state: 'ended_without_value', isStalled: true }, 'ended_without_value', 'unknown'],
])('%o stands as %s', (changes, standing, level) => {
  expect(standingOf({ ...project, ...changes })).toBe(standing)
  expect(levelOf(standing)).toBe(level)
})
