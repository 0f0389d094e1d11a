import { expect, it } from 'vitest'
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
}

it('tells what is newer than the last visit, newest first', () => {
  const kinds = (since: string, day: string) => changesSince(project, since, day).map(({ kind }) => kind)
  expect(kinds('2026-04-02T12:00:00.000Z', '2026-04-02')).toEqual(['value', 'our_file', 'comment', 'task_done'])
  expect(kinds('2026-04-01T00:00:00.000Z', '2026-04-01')).toHaveLength(6)
  expect(kinds('2026-04-06T00:00:00.000Z', '2026-04-06')).toEqual([])
})

it('tells a day that the visit fell on only once', () => {
  expect(changesSince(project, '2026-04-03T09:00:00.000Z', '2026-04-03').map(({ kind }) => kind)).toEqual([
    'value',
    'our_file',
  ])
})

it('stops where news becomes history', () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    name: `${index}`,
    author: '',
    isOurs: false,
    createdAt: '2026-05-01T00:00:00Z',
  }))
  expect(changesSince({ ...project, files: many }, '2026-04-06T00:00:00.000Z', '2026-04-06')).toHaveLength(12)
})
