import { expect, it } from 'vitest'
import { type EnablementRecord, enablementReached } from './enablement.ts'

const shown = (level: EnablementRecord['level'], shownOn: string): EnablementRecord => ({
  level,
  isShown: true,
  shownOn,
})
const lost = (level: EnablementRecord['level'], shownOn: string): EnablementRecord => ({
  ...shown(level, shownOn),
  isShown: false,
})

it.each([
  { records: [], level: 0 },
  { records: [shown(1, '2026-05-01')], level: 1 },
  { records: [shown(2, '2026-06-01'), shown(1, '2026-05-01')], level: 2 },
  { records: [shown(3, '2026-05-01'), lost(2, '2026-06-01')], level: 1 },
  { records: [shown(3, '2026-05-01'), lost(2, '2026-06-01'), shown(3, '2026-07-01')], level: 3 },
  { records: [shown(1, '2026-05-01'), lost(3, '2026-06-01')], level: 1 },
  { records: [shown(1, '2026-05-01'), lost(1, '2026-05-01')], level: 0 },
])('is $level', ({ records, level }) => {
  expect(enablementReached(records)).toBe(level)
})
