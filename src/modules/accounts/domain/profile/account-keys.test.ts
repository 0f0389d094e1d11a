import { expect, test } from 'vitest'
import { sortLetters } from '#platform/kernel/japanese-text.ts'
import { accountKeys, searchTerms } from './account-keys.ts'

const keysOf = (name: string, nameKana: string | null = null) =>
  accountKeys({ name, nameKana, externalId: null, website: null })

test('readings sort in 五十音 order', () => {
  const sorted = [
    'アベ',
    'カツ',
    'ガツ',
    'ガッコウ',
    'カンダ',
    'キュウシュウ',
    'サーカス',
    'サイトウ',
    'ハナ',
    'バナ',
    'パナ',
  ]
  const keys = sorted.map((reading) => keysOf('社', reading).sortKey)
  expect([...keys].sort()).toEqual(keys)
})

test.each([
  ['ｶﾞｯｺｳ', 'かつこう'],
  ['サーバー', 'さあはあ'],
  ['ヴァンサンカン', 'うあんさんかん'],
  ['Élan ', 'elan'],
  ['ー', 'ー'],
  ['東ー', '東'],
])('%s sorts as %s', (text, letters) => {
  expect(sortLetters(text)).toBe(letters)
})

test.each([
  ['㈱東西', '株式会社東西'],
  ['株式会社　東西', '(株)東西'],
  ['東西有限会社', '㈲'],
  ['東西合同会社', '(同)'],
])('%s is found by %s', (name, query) => {
  const { searchText } = keysOf(name)
  expect(searchTerms(query).every((term) => searchText.includes(term))).toBe(true)
})

test('spellings of one company meet', () => {
  expect(keysOf('㈱東西').matchingKey).toBe(keysOf('東西 株式会社').matchingKey)
})
