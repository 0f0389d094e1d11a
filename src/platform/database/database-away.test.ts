import { expect, it } from 'vitest'
import { isDatabaseAway } from './database-away.ts'

const failure = (message: string, code?: string) => Object.assign(new Error(message), code !== undefined && { code })

it.each([
  [failure('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'), true],
  [failure('terminating connection due to administrator command', '57P01'), true],
  [failure('the database system is starting up', '57P03'), true],
  [failure('sorry, too many clients already', '53300'), true],
  [failure('Connection terminated unexpectedly'), true],
  [failure('timeout exceeded when trying to connect'), true],
  [failure('duplicate key value', '23505'), false],
  [failure('canceling statement due to statement timeout', '57014'), false],
  [failure('something of ours'), false],
  ['Connection terminated', false],
])('%s means that the database is away: %s', (error, isAway) => {
  expect(isDatabaseAway(error)).toBe(isAway)
})
