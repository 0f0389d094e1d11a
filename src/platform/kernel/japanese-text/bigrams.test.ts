import { expect, it } from 'vitest'
import { bigramsOf, sharedBigrams } from './bigrams.ts'

const likeness = (a: string, b: string) => sharedBigrams(bigramsOf(a), bigramsOf(b))

it.each([
  ['請求書の承認', '請求書の承認', 1],
  ['オンボーディング', 'ｵﾝﾎﾞｰﾃﾞｨﾝｸﾞ', 1],
  ['ABC 承認', 'ａｂｃ、承認', 1],
  ['請求', '在庫', 0],
  ['', '在庫', 0],
])('%s and %s share %d', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected)
})

it('finds texts of one purpose more alike than others', () => {
  const invoices = '請求書の承認に時間がかかり、月末に残業が続く'
  expect(likeness(invoices, '月末の請求書承認が遅く、残業になる')).toBeGreaterThan(
    likeness(invoices, '倉庫の棚卸しで在庫の数が合わない') + 0.2,
  )
})
