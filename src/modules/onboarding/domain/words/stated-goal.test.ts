import { expect, it } from 'vitest'
import { draftFrom, figureIn } from './stated-goal.ts'

it.each([
  ['約10日', { value: 10, unit: '日' }],
  ['１，２００ 件／月', { value: 1200, unit: '件' }],
  ['95%', { value: 95, unit: '%' }],
  ['3.5 hours', { value: 3.5, unit: 'hours' }],
  ['半分', undefined],
  ['', undefined],
  ['10日から4日へ', undefined],
])('reads %s', (text, figure) => {
  expect(figureIn(text)).toEqual(figure)
})

it('drafts a goal that goes down where the target is less than today', () => {
  const statement = { outcome: '締めが早い', metric: '日数', baseline: '8日', target: '4日', dueOn: '2026-08-31' }
  const draft = { useCase: '締めが早い', metric: '日数', unit: '日', baseline: 8, target: 4, deadline: '2026-08-31' }
  expect(draftFrom(statement)).toEqual({ ...draft, direction: 'down' })
  expect(draftFrom({ ...statement, baseline: '測っていない', target: '半分' })).toEqual({
    ...draft,
    unit: '',
    baseline: null,
    target: null,
    direction: 'up',
  })
})
