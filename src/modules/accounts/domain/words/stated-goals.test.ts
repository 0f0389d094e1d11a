import { expect, it } from 'vitest'
import { statedGoals } from './stated-goals.ts'

const hearing = {
  ideal: ' 月末に残業がない ',
  why_now: '法改正',
  pain: '転記',
  kpi_name: ['承認の日数', '', '差し戻しの件数'],
  kpi_now: '平均10日、月30件',
  kpi_goal: { date: '2026-09-30', text: '半分に' },
}
const handoff = {
  outcome: [
    { outcome: '締めが早くなる', metric: '締めの日数', baseline: '8日', target: '4日', due: '2026-08-31' },
    { outcome: '紙をなくす' },
  ],
}

it('tells the customer’s own goals first, then those that sales wrote down', () => {
  const common = { outcome: '月末に残業がない', baseline: '平均10日、月30件', target: '半分に', dueOn: '2026-09-30' }
  expect(statedGoals({ handoff, hearing })).toEqual({
    goals: [
      { source: 'hearing', metric: '承認の日数', ...common },
      { source: 'hearing', metric: '差し戻しの件数', ...common },
      {
        source: 'handoff',
        outcome: '締めが早くなる',
        metric: '締めの日数',
        baseline: '8日',
        target: '4日',
        dueOn: '2026-08-31',
      },
      { source: 'handoff', outcome: '紙をなくす', metric: '', baseline: '', target: '', dueOn: null },
    ],
    ideal: '月末に残業がない',
    whyNow: '法改正',
    pain: '転記',
  })
})

it.each([
  { name: 'nothing', answers: {} },
  { name: 'answers of another shape', answers: { outcome: 'x', kpi_name: 'x', kpi_goal: [], ideal: null } },
])('states nothing from $name', ({ answers }) => {
  expect(statedGoals({ handoff: answers, hearing: answers })).toEqual({ goals: [], ideal: '', whyNow: '', pain: '' })
})
