import { expect, it } from 'vitest'
import { ownPath } from './own-path.ts'

it.each([
  { text: '/accounts?tab=plan#notes', expected: '/accounts?tab=plan#notes' },
  { text: '/', expected: '/' },
  { text: undefined, expected: '/' },
  { text: '', expected: '/' },
  { text: 'accounts', expected: '/' },
  { text: 'https://evil.example', expected: '/' },
  { text: '//evil.example', expected: '/' },
  { text: '/\\evil.example', expected: '/' },
  { text: '/\t/evil.example', expected: '/' },
  { text: '/a\n', expected: '/' },
  { text: 'javascript:alert(1)', expected: '/' },
])('$text → $expected', ({ text, expected }) => {
  expect(ownPath(text)).toBe(expected)
})
