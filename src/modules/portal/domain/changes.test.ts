import { expect, it } from 'vitest'
import { addDays } from '#platform/kernel/dates.ts'
import { type ChangingProject, changesSince } from './changes.ts'

const text = (ja: string) => ({ ja, en: ja })
const project: ChangingProject = {
  tasks: [
    {
      id: '1',
      name: text('名簿の準備'),
      doneOn: '2026-04-03',
      comments: [
        { author: '佐藤', isOurs: true, createdAt: '2026-04-02T00:00:00.000Z' },
        { author: '山田', isOurs: false, createdAt: '2026-04-03T02:00:00.000Z' },
      ],
    },
    { id: '2', name: text('未着手'), doneOn: null, comments: [] },
  ],
  files: [{ name: '手順書.pdf', author: '佐藤', isOurs: true, createdAt: '2026-04-04T00:00:00.000Z' }],
  earlyWins: { items: [{ name: text('初回ログイン'), reachedOn: '2026-04-02' }] },
  confirmations: [{ words: '楽になった', name: '山田', confirmedOn: '2026-04-05' }],
  asked: [
    { kind: 'criteria', title: '', at: null },
    { kind: 'scope', title: '', at: '2026-04-04T01:00:00.000Z' },
    { kind: 'request', title: '帳票を加える', at: '2026-04-01' },
  ],
}

const at = (since: string, untilDay = '2026-04-10') => ({ since, sinceDay: since.slice(0, 10), untilDay })

it('tells what is newer than the last visit, newest first', () => {
  const kinds = (since: string) => changesSince(project, at(since)).map(({ kind }) => kind)
  expect(kinds('2026-04-02T12:00:00.000Z')).toEqual(['value', 'asked', 'our_file', 'comment', 'task_done', 'win'])
  expect(kinds('2026-04-01T00:00:00.000Z')).toHaveLength(8)
  expect(kinds('2026-04-06T00:00:00.000Z')).toEqual([])
})

it.each<[string, readonly string[]]>([
  ['2026-03-31', ['task_done', 'value', 'win']],
  ['2026-04-01', ['task_done', 'value', 'win']],
  ['2026-04-02', ['task_done', 'value', 'win']],
  // The visit before has told of the day before it.
  ['2026-04-03', ['task_done', 'value']],
])('tells each day once, told every other morning from %s on', (first, expected) => {
  const mornings = Array.from({ length: 5 }, (_, index) => addDays(first, index * 2))
  const told = mornings
    .slice(1)
    .flatMap((day, index) => changesSince(project, at(`${mornings[index]}T08:00:00.000Z`, day)))
  const byDay = ['task_done', 'win', 'value']
  expect(
    told
      .map(({ kind }) => kind)
      .filter((kind) => byDay.includes(kind))
      .sort(),
  ).toEqual(expected)
})

it('stops where news becomes history', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    name: `${index}`,
    author: '',
    isOurs: false,
    createdAt: '2026-05-01T00:00:00Z',
  }))
  expect(changesSince({ ...project, files: many }, at('2026-04-06T00:00:00.000Z'))).toHaveLength(12)
})
