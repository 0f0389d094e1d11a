import { expect, it } from 'vitest'
import { type AttendedMeeting, attendanceByRole, missedInARow, moveMeeting } from './meeting.ts'

const meeting = (on: string, champion: boolean | null, sponsor: boolean | null = null): AttendedMeeting => ({
  id: on,
  on,
  customers: [
    ...(champion === null ? [] : [{ roles: ['champion', 'admin'], hasAttended: champion }]),
    ...(sponsor === null ? [] : [{ roles: ['executive_sponsor'], hasAttended: sponsor }]),
  ],
})

it.each([
  ['one miss is no signal', [meeting('04-01', true), meeting('04-08', false)], []],
  ['two in a row are', [meeting('04-01', false), meeting('04-08', false)], [['champion', 2]]],
  ['coming once ends it', [meeting('04-01', false), meeting('04-08', false), meeting('04-15', true)], []],
  [
    'those not asked do not count',
    [meeting('1', null, false), meeting('2', true), meeting('3', null, false)],
    [['executive_sponsor', 2]],
  ],
  [
    'both may be missing',
    [meeting('1', false, false), meeting('2', false, false)],
    [
      ['champion', 2],
      ['executive_sponsor', 2],
    ],
  ],
])('%s', (_, meetings, expected) => {
  expect(missedInARow(meetings).map(({ role, count }) => [role, count])).toEqual(expected)
})

it('counts a role as there when one of those who hold it came', () => {
  const two = { roles: ['champion'], hasAttended: true }
  const meetings = [
    { id: '1', on: '1', customers: [{ roles: ['champion'], hasAttended: false }, two] },
    meeting('2', false),
  ]
  expect(attendanceByRole(meetings)).toEqual([
    { role: 'champion', attended: 1, invited: 2 },
    { role: 'admin', attended: 0, invited: 1 },
  ])
})

it.each([
  ['proposed', 'schedule', 'scheduled'],
  ['scheduled', 'schedule', 'scheduled'],
  ['cancelled', 'schedule', undefined],
  ['held', 'cancel', undefined],
  ['held', 'miss', 'no_show'],
  ['cancelled', 'attend', undefined],
] as const)('%s, %s: %s', (state, move, expected) => {
  expect(moveMeeting(state, move)).toBe(expected)
})
