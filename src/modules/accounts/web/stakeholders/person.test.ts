import { expect, it } from 'vitest'
import type { StakeholderRecord } from '../../contract.ts'
import { changesOf, draftOfPerson, nameOf, readingOf } from './person.ts'

const person: StakeholderRecord = {
  id: '1',
  accountId: '2',
  familyName: '田中',
  givenName: '',
  familyKana: 'タナカ',
  givenKana: null,
  department: null,
  title: '部長',
  email: null,
  phone: null,
  roles: ['champion'],
  influence: 'high',
  sentiment: null,
  itLiteracy: null,
  deputyOfId: null,
  note: null,
  leftOn: null,
  isActive: true,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  version: 3,
}

it('leaves no gap where a part of the name is missing', () => {
  expect(nameOf(person)).toBe('田中')
  expect(readingOf(person)).toBe('タナカ')
  expect(readingOf({ familyKana: null, givenKana: null })).toBe('')
})

it('sends only what changed', () => {
  expect(changesOf(draftOfPerson(person), person)).toEqual({})
  const draft = { ...draftOfPerson(person), givenName: '太郎', roles: [], leftOn: '2026-04-01' }
  expect(changesOf(draft, person)).toEqual({ givenName: '太郎', roles: [], leftOn: '2026-04-01' })
})
