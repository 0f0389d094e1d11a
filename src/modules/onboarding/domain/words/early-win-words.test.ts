import { expect, it } from 'vitest'
import { filledWith, spokenOf } from './early-win-words.ts'

const text = '{{contact.name}}様が{{ n }}件を終えました'

it('fills a text, or leaves it alone where a word is missing', () => {
  expect(spokenOf(text)).toEqual(['contact.name', 'n'])
  expect(filledWith(text, { 'contact.name': '山田', n: '3' })).toBe('山田様が3件を終えました')
  expect(filledWith(text, { 'contact.name': '山田', n: undefined })).toBeUndefined()
  expect(filledWith('最初のレポート', {})).toBe('最初のレポート')
})
