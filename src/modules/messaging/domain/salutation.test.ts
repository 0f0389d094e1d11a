import { expect, it } from 'vitest'
import { readdress, salutation } from './salutation.ts'

const taro = { familyName: '田中', givenName: '太郎', department: '営業部', title: '部長' }
const hanako = { familyName: '山田', givenName: '花子' }

it.each([
  ['ja', '㈱東西商事\n営業部 部長 田中 太郎 様', '㈱東西商事\n山田 花子 様'],
  ['en', 'Dear 田中 太郎,', 'Dear 山田 花子,'],
] as const)('is readdressed in %s', (locale, before, after) => {
  const from = salutation(locale, '㈱東西商事', taro)
  const to = salutation(locale, '㈱東西商事', hanako)
  expect(from.head).toBe(before)
  expect(readdress(`${from.head}\n\n本文です`, from, to)).toBe(`${after}\n\n本文です`)
})

it('speaks of the new reader where it spoke of the first, and leaves a salutation worded by hand', () => {
  const from = salutation('ja', '㈱東西商事', taro)
  const to = salutation('ja', '㈱東西商事', hanako)
  expect(readdress('皆さま\n\nこれは田中様のお力です', from, to)).toBe('皆さま\n\nこれは山田様のお力です')
})
