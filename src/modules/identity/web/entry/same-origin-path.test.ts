import { expect, test } from 'vitest'
import { sameOriginPath } from './same-origin-path.ts'

const origin = 'https://cs.example.com'

test.each(['/', '/accounts', '/accounts/019?tab=plan#note', '/p/%2F%2Fevil.example'])('%s is kept', (path) => {
  expect(sameOriginPath(path, origin)).toBe(path)
})

test.each([
  undefined,
  3,
  '',
  'accounts',
  'https://evil.example',
  'https://cs.example.com.evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\\/evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/accounts\\@evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'blob:https://evil.example/x',
  '@evil.example',
  '.evil.example',
  '/\u0000/evil.example',
  '/\u007f/evil.example',
])('%j leads home', (wanted) => {
  expect(sameOriginPath(wanted, origin)).toBe('/')
})

test.each(['/..//evil.example', '/./accounts', '/%5cevil.example'])('%s stays here', (wanted) => {
  const path = sameOriginPath(wanted, origin)
  expect(new URL(path, origin).origin).toBe(origin)
})
