import { describe, expect, test } from 'vitest'
import { compareByReading, type Stakeholder, stakeholderAlerts } from './stakeholder.ts'

const today = '2026-10-01'

function person(id: string, roles: Stakeholder['roles'], more: Partial<Stakeholder> = {}): Stakeholder {
  return { id, name: id, reading: '', roles, deputyOfId: null, leftOn: null, ...more }
}

const champion = person('champion', ['champion'])
const deputy = person('deputy', ['end_user'], { deputyOfId: 'champion' })
const sponsor = person('sponsor', ['executive_sponsor'])
const gone = { leftOn: '2026-10-01' }

describe('alerts', () => {
  test.each<[string, Stakeholder[], [string, ...string[]][]]>([
    ['all there', [champion, deputy, sponsor], []],
    ['nobody', [], [['no_contact'], ['no_champion'], ['no_executive_sponsor']]],
    [
      'one person in both roles',
      [person('both', ['champion', 'executive_sponsor'])],
      [
        ['single_threaded', 'both'],
        ['no_champion_deputy', 'both'],
      ],
    ],
    ['the champion left', [{ ...champion, ...gone }, deputy, sponsor], [['champion_left', 'champion']]],
    ['the champion leaves tomorrow', [{ ...champion, leftOn: '2026-10-02' }, deputy, sponsor], []],
    [
      'a successor ends that alert and wants a deputy',
      [{ ...champion, ...gone }, deputy, sponsor, person('next', ['champion'])],
      [['no_champion_deputy', 'next']],
    ],
    ['two champions stand in for each other', [champion, person('second', ['champion']), sponsor], []],
    ['the deputy left', [champion, { ...deputy, ...gone }, sponsor], [['no_champion_deputy', 'champion']]],
    [
      'nobody is a deputy of oneself',
      [{ ...champion, deputyOfId: 'champion' }, sponsor],
      [['no_champion_deputy', 'champion']],
    ],
    ['no sponsor', [champion, deputy], [['no_executive_sponsor']]],
    ['the sponsor left', [champion, deputy, { ...sponsor, ...gone }], [['executive_sponsor_left', 'sponsor']]],
    [
      'all left',
      [
        { ...champion, ...gone },
        { ...sponsor, ...gone },
      ],
      [['no_contact'], ['champion_left', 'champion'], ['executive_sponsor_left', 'sponsor']],
    ],
  ])('%s', (_, stakeholders, expected) => {
    const alerts = stakeholderAlerts(stakeholders, today)
    expect(alerts.map(({ kind, stakeholderIds }) => [kind, ...stakeholderIds])).toEqual(expected)
  })
})

test('names sort by reading, half-width and hiragana alike, then those without one', () => {
  const people = [
    { name: '渡辺', reading: 'ワタナベ' },
    { name: '不明', reading: '' },
    { name: '高橋', reading: 'タカハシ' },
    { name: '佐藤', reading: 'ｻﾄｳ' },
    { name: '伊藤', reading: 'いとう' },
    { name: '安藤', reading: 'アンドウ' },
    { name: '後藤', reading: 'ゴトウ' },
    { name: 'Baker', reading: ' ' },
  ]
  expect(people.sort(compareByReading).map(({ name }) => name)).toEqual(
    '安藤 伊藤 後藤 佐藤 高橋 渡辺 Baker 不明'.split(' '),
  )
})
