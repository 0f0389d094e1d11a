import { expect, test } from 'vitest'
import { daySpan } from './days.ts'

test.each([
  ['2026/04/01(水)', '2026/04/08(水)', 'ja', '2026/04/01(水)–04/08(水)'],
  ['2026/12/28(月)', '2027/01/08(金)', 'ja', '2026/12/28(月)–2027/01/08(金)'],
  ['2026/04/08(水)', '2026/04/08(水)', 'ja', '2026/04/08(水)'],
  ['Wed, 1 Apr 2026', 'Wed, 8 Apr 2026', 'en', 'Wed, 1 Apr – Wed, 8 Apr 2026'],
  ['Mon, 28 Dec 2026', 'Fri, 8 Jan 2027', 'en', 'Mon, 28 Dec 2026 – Fri, 8 Jan 2027'],
] as const)('%s to %s in %s', (from, to, locale, expected) => {
  expect(daySpan(from, to, locale)).toBe(expected)
})
