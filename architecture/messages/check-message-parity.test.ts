import { expect, test } from 'vitest'
import { checkMessageParity } from './check-message-parity.ts'

const folder = 'src/modules/accounts/web'
const pair = (ja: object, en: object) => [
  { path: `${folder}/messages.ja.json`, text: JSON.stringify(ja) },
  { path: `${folder}/messages.en.json`, text: JSON.stringify(en) },
]

test.each([
  ['a missing key', pair({ a: 'あ', b: 'い' }, { a: 'a' })],
  ['a missing nested key', pair({ a: { b: 'あ' } }, { a: { c: 'c', b: 'b' } })],
  ['another placeholder', pair({ a: '{{name}}様' }, { a: 'Dear {{nane}}' })],
  ['a missing tag', pair({ a: '<b>あ</b>' }, { a: 'a' })],
  ['an empty message', pair({ a: ' ' }, { a: 'a' })],
  ['a list', pair({ a: [1] }, { a: ['a'] })],
  ['a shout', pair({ a: '完了！' }, { a: 'Done' })],
  ['a missing twin', pair({ a: 'あ' }, { a: 'a' }).slice(0, 1)],
])('%s is found', (_, files) => {
  expect(checkMessageParity(files)).not.toEqual([])
})

test('plural forms are one key', () => {
  const files = pair({ n_other: '{{count}}件' }, { n_one: 'One customer', n_other: '{{count}} customers' })
  expect(checkMessageParity(files)).toEqual([])
})
