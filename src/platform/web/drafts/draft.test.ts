import { describe, expect, test } from 'vitest'
import { collided, decided, edited, saved, startDraft, takenIn, toSend } from './draft.ts'

const start = startDraft({ answers: { busy: '3月', past: 'なし' }, version: 4 })

describe('a form being written', () => {
  test('sends what was edited, emptied answers as null', () => {
    const draft = edited(edited(start, 'busy', '4月'), 'worry', undefined)
    expect(toSend(draft).answers).toEqual({ busy: '4月', worry: null })
  })

  test('what is edited again while it is saved stays unsaved and as typed', () => {
    const first = edited(start, 'busy', '４月')
    const sent = toSend(first)
    const typedOn = edited(first, 'busy', '４月と5月')
    const after = saved(typedOn, sent, { answers: { busy: '４月', past: 'なし' }, version: 5, issues: [] }, undefined)
    expect(after.values.busy).toBe('４月と5月')
    expect(toSend(after).answers).toEqual({ busy: '４月と5月' })
    expect(after.version).toBe(5)
  })

  test('the normal form replaces what was typed, but not under the cursor', () => {
    const draft = edited(start, 'busy', ' 4月 ')
    const server = { answers: { busy: '4月' }, version: 5, issues: [] }
    expect(saved(draft, toSend(draft), server, undefined).values).toEqual({ busy: '4月' })
    expect(saved(draft, toSend(draft), server, 'busy').values.busy).toBe(' 4月 ')
  })

  test('a wrong answer stays as typed, with its issue, until it is edited', () => {
    const draft = edited(start, 'busy', 'x')
    const issues = [{ path: 'busy', code: 'accounts.answer_not_a_date' }]
    const after = saved(draft, toSend(draft), { answers: { busy: '3月', past: 'なし' }, version: 4, issues }, undefined)
    expect(after.values.busy).toBe('x')
    expect(after.issues).toEqual(issues)
    expect(toSend(after).keys).toEqual([])
    expect(edited(after, 'busy', '5月').issues).toEqual([])
  })

  test('an older state than ours is ignored', () => {
    expect(takenIn(start, { answers: {}, version: 3 }, undefined)).toBe(start)
  })
})

describe('two people in one answer', () => {
  const mine = edited(edited(start, 'busy', '4月'), 'worry', '納期')
  const both = collided(mine, ['busy'], { answers: { busy: '9月', past: '有' }, version: 6 })

  test('both texts are kept, the other answers go on', () => {
    expect(both.values).toEqual({ busy: '4月', worry: '納期', past: '有' })
    expect(both.theirs).toEqual({ busy: '9月' })
    expect(toSend(both).keys).toEqual(['worry'])
    expect(both.version).toBe(6)
  })

  test.each([
    ['mine' as const, '4月', ['busy', 'worry']],
    ['theirs' as const, '9月', ['worry']],
  ])('deciding for %s', (choice, busy, keys) => {
    const draft = decided(both, 'busy', choice)
    expect(draft.values.busy).toBe(busy)
    expect(draft.theirs).toEqual({})
    expect(toSend(draft).keys.toSorted()).toEqual(keys)
  })
})
