import { expect, it } from 'vitest'
import { standingOf } from './standing.ts'

const now = Date.parse('2026-11-24T00:00:00Z')

it.each([
  [{ lastReceivedAt: null, revokedAt: null }, 'waiting', 'unknown'],
  [{ lastReceivedAt: '2026-11-23T00:00:01Z', revokedAt: null }, 'receiving', 'good'],
  [{ lastReceivedAt: '2026-11-22T23:59:59Z', revokedAt: null }, 'silent', 'watch'],
  [{ lastReceivedAt: '2026-11-20T23:59:59Z', revokedAt: null }, 'silent', 'risk'],
  [{ lastReceivedAt: '2026-11-23T23:00:00Z', revokedAt: '2026-11-23T23:30:00Z' }, 'ended', 'unknown'],
])('says how a source stands: %o', (source, state, level) => {
  expect(standingOf(source, now)).toEqual({ state, level })
})
