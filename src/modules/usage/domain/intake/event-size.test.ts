import { expect, it } from 'vitest'
import { isTooLarge } from './event-size.ts'
import { maxEventBytes } from './limits.ts'

const sized = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) })
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

it('weighs events in bytes of JSON', () => {
  expect(isTooLarge(sized(maxEventBytes))).toBe(false)
  expect(isTooLarge(sized(maxEventBytes + 1))).toBe(true)
  expect(isTooLarge({ text: 'あ'.repeat(12_000) })).toBe(true)
  expect(isTooLarge({ text: 'あ'.repeat(9_000) })).toBe(false)
  expect(isTooLarge(Array.from({ length: 20_000 }, () => 1))).toBe(true)
  expect(isTooLarge(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, null])))).toBe(true)
  expect(isTooLarge({ a: 1, b: [true, null, { c: 'd' }] })).toBe(false)
  expect(isTooLarge(undefined)).toBe(false)
})

it('weighs what is nested beyond all measure', () => {
  expect(isTooLarge(nested(200_000))).toBe(true)
  expect(isTooLarge(nested(1_000))).toBe(false)
})
