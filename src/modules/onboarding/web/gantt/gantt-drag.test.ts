import { describe, expect, it } from 'vitest'
import { draggedDates, editOf } from './drag.ts'
import { scaleOf } from './scale.ts'

const task = { id: 't', startOn: '2026-04-06', dueOn: '2026-04-08' }

describe('a held bar', () => {
  it.each([
    ['move', 2, '2026-04-08', '2026-04-10', [{ kind: 'move', taskId: 't', startOn: '2026-04-08' }]],
    ['end', 3, '2026-04-06', '2026-04-11', [{ kind: 'move', taskId: 't', dueOn: '2026-04-11' }]],
    ['end', -9, '2026-04-06', '2026-04-06', [{ kind: 'move', taskId: 't', dueOn: '2026-04-06' }]],
    [
      'start',
      9,
      '2026-04-08',
      '2026-04-08',
      [{ kind: 'move', taskId: 't', startOn: '2026-04-08', dueOn: '2026-04-08' }],
    ],
    ['move', 0, '2026-04-06', '2026-04-08', []],
    ['link', 5, '2026-04-06', '2026-04-08', []],
  ] as const)('%s by %i days', (mode, days, startOn, dueOn, edits) => {
    const drag = { taskId: 't', mode, days }
    expect(draggedDates(task, drag)).toEqual({ startOn, dueOn })
    expect(editOf(task, drag)).toEqual(edits)
  })
})

describe('the axis', () => {
  it.each(['day', 'week', 'month'] as const)('puts each day where its pixels say, by %s', (zoom) => {
    const scale = scaleOf(['2026-04-08', '2026-06-30'], zoom)
    expect(scale.first).toBe('2026-04-06')
    expect(scale.daysOf(scale.x('2026-05-20') - scale.x('2026-05-01'))).toBe(19)
    expect(scale.months.reduce((sum, { width }) => sum + width, 0)).toBe(scale.width)
    expect(scale.months.map(({ on }) => on.slice(0, 7))).toEqual(['2026-04', '2026-05', '2026-06', '2026-07'])
  })
})
