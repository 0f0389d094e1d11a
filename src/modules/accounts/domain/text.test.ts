import fc from 'fast-check'
import { expect, test } from 'vitest'
import { characterCount, cleanText, isEmailAddress } from './text.ts'

test.each([
  ['  a b  ', 'a b'],
  ['\u3000全角\u3000', '全角'],
  ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['a\u0000b\u001bc\u007f', 'abc'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['\ud800x', '\ufffdx'],
  [' \u200b\ufeff\n\u3000', ''],
  ['㈱髙橋 ｶﾅ ～', '㈱髙橋 ｶﾅ ～'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
])('%j is stored as %j', (text, stored) => {
  expect(cleanText(text, 'multiple')).toBe(stored)
})

test('a single line has no breaks', () => {
  expect(cleanText('a\r\n\tb\nc', 'single')).toBe('a b c')
})

test('cleaning is done once and for all, and leaves what PostgreSQL takes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('single' as const, 'multiple' as const),
      (text, lines) => {
        const once = cleanText(text, lines)
        expect(cleanText(once, lines)).toBe(once)
        expect(once.includes('\0')).toBe(false)
        expect(once.isWellFormed()).toBe(true)
      },
    ),
  )
})

test('characters are counted, not code units', () => {
  expect(characterCount('𠮷野家')).toBe(3)
})

test.each([
  ['hanako@example.co.jp', true],
  ['山田@example.jp', true],
  ['hanako', false],
  ['hanako@example', false],
  ['a b@example.jp', false],
  ['a@b@example.jp', false],
  [`${'a'.repeat(250)}@b.jp`, false],
])('%s is an address: %s', (text, isAddress) => {
  expect(isEmailAddress(text)).toBe(isAddress)
})
