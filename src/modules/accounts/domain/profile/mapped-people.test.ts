import { expect, it } from 'vitest'
import { mappedPeople } from './mapped-people.ts'

const of = (rows: unknown, known: { familyName: string; givenName?: string }[] = []) => mappedPeople(rows, known)

it('takes over what a person has a place for', () => {
  const row = {
    name: '高橋 花子',
    reading: 'たかはし はなこ',
    title: '情報システム 部長',
    role: 'champion',
    sentiment: 'cautious',
  }
  expect(of([row])).toMatchObject([
    { familyName: '高橋', givenName: '花子', title: '情報システム 部長', roles: ['champion'], sentiment: 'cautious' },
  ])
})

it.each([
  ['an attitude is no role', [{ name: '佐藤', role: 'cautious' }], [{ familyName: '佐藤', givenName: '', roles: [] }]],
  ['a full-width space parts a name', [{ name: '佐藤　次郎' }], [{ familyName: '佐藤', givenName: '次郎' }]],
  ['rows without a name', [{ title: '部長' }, { name: '  ' }, null, 'x'], []],
  ['the same name twice', [{ name: '佐藤 次郎' }, { name: '佐藤　次郎' }], [{ familyName: '佐藤' }]],
  ['no map', undefined, []],
])('%s', (_, rows, people) => {
  expect(of(rows)).toMatchObject(people)
  expect(of(rows)).toHaveLength(people.length)
})

it('leaves out whoever is known already', () => {
  expect(of([{ name: '佐藤 次郎' }], [{ familyName: '佐藤', givenName: '次郎' }])).toEqual([])
})
