import { expect, it } from 'vitest'
import { createIntent } from './intent.ts'
import { problemOf, unreachable } from './problem.ts'

it('keeps the key while the answer is unknown, and only for the same content', () => {
  const intent = createIntent()
  const first = intent.keyFor({ body: { name: 'a' } })
  intent.settle(unreachable())
  expect(intent.keyFor({ body: { name: 'a' } })).toBe(first)
  expect(intent.keyFor({ body: { name: 'b' } })).not.toBe(first)
})

it('begins a new intent after a definite answer', () => {
  const intent = createIntent()
  const first = intent.keyFor({})
  intent.settle()
  const second = intent.keyFor({})
  intent.settle(problemOf(409, { title: 't', code: 'x.taken' }))
  const third = intent.keyFor({})
  expect(new Set([first, second, third]).size).toBe(3)
})
