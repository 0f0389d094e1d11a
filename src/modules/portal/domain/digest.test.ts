import { describe, expect, it } from 'vitest'
import type { Change } from './changes.ts'
import { newsFor, nextSteps } from './digest.ts'

const task = (dueOn: string, change: { side?: string; isDone?: boolean } = {}) => ({
  side: 'customer',
  isDone: false,
  dueOn,
  ...change,
})

describe('next steps', () => {
  it('are the customer’s own open tasks of the next two weeks, the nearest first, three at most', () => {
    const tasks = [
      task('2026-04-30'),
      task('2026-04-10'),
      task('2026-04-09', { side: 'vendor' }),
      task('2026-04-08', { isDone: true }),
      task('2026-04-01'),
      task('2026-04-22'),
      task('2026-04-23'),
      task('2026-04-12'),
    ]
    expect(nextSteps(tasks, '2026-04-08').map(({ dueOn }) => dueOn)).toEqual(['2026-04-01', '2026-04-10', '2026-04-12'])
    expect(nextSteps([task('2026-04-22'), task('2026-04-23')], '2026-04-08')).toHaveLength(1)
  })
})

describe('news', () => {
  it('leave out what their reader did', () => {
    const change = (by: string): Change => ({ kind: 'comment', text: { ja: 'a', en: 'a' }, by, at: '2026-04-08' })
    expect(newsFor('山田 花子', [change('山田 花子'), change('佐藤 次郎'), change('')]).map(({ by }) => by)).toEqual([
      '佐藤 次郎',
      '',
    ])
  })
})
