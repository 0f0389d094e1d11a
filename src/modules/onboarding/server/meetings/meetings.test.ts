import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import type { MeetingView } from '../../contract.ts'
import { buildProject } from '../../testing.ts'
import { raiseBlocker } from '../blockers/raise-blocker.ts'
import { readProject } from '../projects/read-project.ts'
import { addMeeting } from './add-meeting.ts'
import { draftMeetingAgenda } from './agenda/draft-agenda.ts'
import { saveAgenda } from './agenda/save-agenda.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { dropStaleProposals } from './drop-proposals.ts'
import { downloadMeeting, downloadMeetingForPortal } from './invitations/download-meeting.ts'
import { draftKickoffInvitations } from './invitations/draft-kickoffs.ts'
import { listMeetings, listProjectMeetings } from './list-meetings.ts'
import { handOverMinutes, noteMinutesSent } from './minutes/hand-over-minutes.ts'
import { type MinutesInput, saveMinutes } from './minutes/save-minutes.ts'
import { planMeetings } from './plan-meetings.ts'
import { recordAttendance } from './record-attendance.ts'
import { scheduleMeeting } from './schedule-meeting.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
let database: TestDatabase
let workspace: TestWorkspace
let run: <T>(work: (context: Context) => Promise<T>) => Promise<T>
let id: string
let accountId: string
let champion: string
let sponsor: string

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  run = (work) => workspace.run(work)
})
beforeEach(async () => {
  clock.set('2026-04-01T01:00:00Z')
  const built = await run((context) => buildProject(context))
  id = built.projectId
  accountId = built.accountId
  const person = (roles: ('champion' | 'executive_sponsor')[], familyName: string, email: string) =>
    run((context) => buildStakeholder(context, accountId, { roles, familyName, givenName: '', email }))
  champion = (await person(['champion'], '田中', 'tanaka@example.com')).id
  sponsor = (await person(['executive_sponsor'], '山田', 'yamada@example.com')).id
})
afterAll(() => database.close())

const list = () => run((context) => listProjectMeetings(context, id))
async function find(kind: string): Promise<MeetingView> {
  const found = (await list()).items.find((each) => each.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
const target = (meeting: { id: string }) => ({ id, meetingId: meeting.id })
const schedule = (meeting: MeetingView, on: string, time = '10:00') =>
  run((context) =>
    scheduleMeeting(context, target(meeting), {
      version: meeting.version,
      on,
      time,
      minutes: meeting.minutes,
      place: '',
      url: 'https://meet.example.com/x',
    }),
  )
async function mails() {
  const { rows } = await database.owner.query<{
    kind: string
    state: string
    to_email: string
    calendar: string | null
  }>(
    `select kind, state, to_email, calendar from messaging.messages where account_id = $1 order by substring(calendar from 'SEQUENCE:(\\d+)'), to_email`,
    [accountId],
  )
  return rows
}
async function hold(on: string, attendedIds: string[], isNoShow = false) {
  const clientId = `meeting-${newId(clock.now())}`
  const meeting = await run((context) =>
    addMeeting(context, id, { clientId, kind: 'review_60', title: '', on, time: '10:00', minutes: 30 }),
  )
  clock.set(`${on}T09:00:00Z`)
  return run((context) =>
    recordAttendance(context, target(meeting), { version: meeting.version, isNoShow, attendedIds }),
  )
}

it('proposes the meetings of the plan when the project starts, and follows another rhythm', async () => {
  const { items, rhythm } = await list()
  expect(items.every(({ state, doubts }) => state === 'proposed' && doubts.length === 0)).toBe(true)
  expect(items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['handoff_30', 'kickoff_90', 'check_in', 'review_30']),
  )
  const kickoff = items.find(({ kind }) => kind === 'kickoff_90')
  expect(kickoff?.attendees.map(({ personId }) => personId).toSorted()).toEqual([champion, sponsor].toSorted())
  const weekly = items.filter(({ kind }) => kind === 'check_in').length
  const { items: fewer } = await run((context) => planMeetings(context, id, { ...rhythm, regular: 'biweekly' }))
  expect(fewer.filter(({ kind }) => kind === 'check_in').length).toBeLessThan(weekly)
})

it('keeps what was agreed when it proposes anew', async () => {
  const { rhythm } = await list()
  const checkIn = await find('check_in')
  const agreed = await schedule(checkIn, '2026-04-16', '15:00')
  await run((context) => planMeetings(context, id, { ...rhythm, weekday: 4 }))
  const week = (await list()).items.filter(
    ({ kind, on }) => kind === 'check_in' && on > '2026-04-12' && on < '2026-04-18',
  )
  expect(week.map(({ id: each }) => each)).toEqual([agreed.id])
})

it('invites by draft with an appointment, and a moved meeting takes the place of the first draft', async () => {
  const first = await schedule(await find('kickoff_90'), '2026-04-09')
  expect((await mails()).map(({ kind, state, to_email }) => [kind, state, to_email])).toEqual([
    ['kickoff_invitation', 'draft', 'tanaka@example.com'],
    ['kickoff_invitation', 'draft', 'yamada@example.com'],
  ])
  await schedule(first, '2026-04-10')
  const all = await mails()
  expect(all.map(({ state }) => state)).toEqual(['discarded', 'discarded', 'draft', 'draft'])
  const uid = (text: string | null) => /UID:(.*)\r/.exec(text ?? '')?.[1]
  expect(all[2]?.calendar).toContain('SEQUENCE:1')
  expect(all[2]?.calendar).toContain('DTSTART:20260410T010000Z')
  expect(uid(all[2]?.calendar ?? null)).toBe(uid(all[0]?.calendar ?? null))
})

it('tells only those whose invitation has left that a meeting is called off', async () => {
  const agreed = await schedule(await find('review_60'), '2026-06-01')
  await database.owner.query(
    `update messaging.messages set state = 'sent' where account_id = $1 and to_email = 'tanaka@example.com'`,
    [accountId],
  )
  await run((context) => cancelMeeting(context, target(agreed), { version: agreed.version, reason: '社内行事' }))
  const cancelled = (await mails()).filter(({ kind }) => kind === 'meeting_cancelled')
  expect(cancelled.map(({ to_email, state }) => [to_email, state])).toEqual([['tanaka@example.com', 'draft']])
  expect(cancelled[0]?.calendar).toContain('METHOD:CANCEL')
  await expect(schedule({ ...agreed, version: agreed.version + 1 }, '2026-06-02')).rejects.toMatchObject({
    code: 'onboarding.meeting_over',
  })
})

it('takes a moved meeting out of the calendar of whoever is not asked any more, each time anew', async () => {
  const leave = async () =>
    database.owner.query(`update messaging.messages set state = 'sent' where account_id = $1 and state = 'draft'`, [
      accountId,
    ])
  const move = async (on: string, personIds: string[]) => {
    const { version, minutes } = await find('review_60')
    const input = { version, on, time: '10:00', minutes, place: '', url: null, personIds }
    await run(async (context) => scheduleMeeting(context, target(await find('review_60')), input))
  }
  const drafts = async () =>
    (await mails()).flatMap(({ kind, state, to_email, calendar }) =>
      state === 'draft' ? [[kind, to_email, /METHOD:(\w+)/.exec(calendar ?? '')?.[1]]] : [],
    )
  const uninvited = ['meeting_uninvited', 'yamada@example.com', 'CANCEL']
  const asked = (who: string) => ['meeting_invitation', `${who}@example.com`, 'REQUEST']
  await move('2026-06-01', [champion, sponsor])
  await move('2026-06-02', [champion])
  // The first invitations were never sent.
  expect(await drafts()).toEqual([asked('tanaka')])
  await move('2026-06-03', [champion, sponsor])
  await leave()
  await move('2026-06-04', [champion])
  expect(await drafts()).toEqual([asked('tanaka'), uninvited])
  const [mail] = (await mails()).filter(({ kind }) => kind === 'meeting_uninvited')
  // As it stands in that calendar, and going on for the others.
  expect(mail?.calendar).toMatch(/SEQUENCE:3[\s\S]*DTSTART:20260603T010000Z/)
  expect(mail?.calendar).not.toContain('STATUS:')
  await move('2026-06-05', [champion])
  expect(await drafts()).toEqual([asked('tanaka'), uninvited])
  await leave()
  await move('2026-06-08', [champion])
  expect(await drafts()).toEqual([asked('tanaka')])
  await move('2026-06-09', [champion, sponsor])
  expect(await drafts()).toEqual([asked('tanaka'), asked('yamada')])
  await leave()
  await move('2026-06-10', [champion])
  expect(await drafts()).toEqual([asked('tanaka'), uninvited])
})

it('invites nobody of the customer to an internal meeting, nor shows it', async () => {
  const handoff = await schedule(await find('handoff_30'), '2026-04-06')
  expect(await mails()).toEqual([])
  const shown = run((context) => downloadMeetingForPortal(context, { accountId, meetingId: handoff.id }))
  await expect(shown).rejects.toMatchObject({ code: 'onboarding.no_such_meeting' })
  const file = await run((context) => downloadMeeting(context, target(handoff)))
  expect(String(file.body)).toContain('BEGIN:VEVENT')
})

it('drafts the agenda from its template and the facts, and keeps what a person makes of it', async () => {
  const checkIn = await find('check_in')
  const { items } = await run((context) => draftMeetingAgenda(context, target(checkIn)))
  expect(items.map(({ minutes }) => minutes)).toEqual([3, 7, 8, 6, 4, 2])
  expect(items[1]?.note).toMatch(/今後:.+予定 2026\/0/)
  expect(items[5]?.note).toMatch(/^次回:/)
  const saved = await run((context) =>
    saveAgenda(context, target(checkIn), { version: checkIn.version, items: items.slice(0, 2), isShared: true }),
  )
  expect(saved).toMatchObject({ isAgendaShared: true, agenda: items.slice(0, 2) })
  const stale = run((context) =>
    saveAgenda(context, target(checkIn), { version: checkIn.version, items: [], isShared: false }),
  )
  await expect(stale).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
})

it('puts what stands in the way on the agenda when it was shared, and late homework only once', async () => {
  const blocker = {
    kind: 'technical' as const,
    detail: '',
    ownerSide: 'vendor' as const,
    ownerTeam: null,
    ownerName: '',
    impact: 'medium' as const,
    solution: '',
    expectedOn: null,
    taskIds: [],
  }
  const raise = (title: string, visibility: 'internal' | 'customer') =>
    run((context) => raiseBlocker(context, id, { ...blocker, title, visibility, clientId: title }))
  await raise('認証が通らない', 'customer')
  await raise('社内だけの懸念', 'internal')
  const checkIn = await find('check_in')
  const { items } = await run((context) => draftMeetingAgenda(context, target(checkIn)))
  const lines = items.flatMap(({ note }) => note.split('\n'))
  expect(lines).toContainEqual(expect.stringMatching(/^解消したい点:認証が通らない\(2026\/04\/01.*から\)$/))
  expect(lines.join()).not.toContain('社内だけの懸念')
  const late = (await run((context) => readProject(context, id))).tasks.find(({ key }) => key === 'answer_hearing')
  expect(lines.filter((line) => line.includes(late?.name.ja ?? ''))).toEqual([
    expect.stringMatching(/^(期限を過ぎています|確認したい点):/),
  ])
})

it('makes tasks of homework once, and fills the kickoff records that were decided', async () => {
  const kickoff = await find('kickoff_90')
  const minutes: MinutesInput = {
    version: kickoff.version,
    decisions: [{ id: newId(clock.now()), text: '月末に残業がない', record: 'ideal_state' }],
    homework: [
      {
        id: newId(clock.now()),
        text: '利用者一覧',
        side: 'customer',
        ownerId: champion,
        dueOn: '2026-04-15',
        minutes: 30,
      },
    ],
    discussion: '',
  }
  const saved = await run((context) => saveMinutes(context, target(kickoff), minutes))
  const again = await run((context) => saveMinutes(context, target(kickoff), { ...minutes, version: saved.version }))
  expect(again.homework[0]?.taskId).toBe(saved.homework[0]?.taskId)
  const project = await run((context) => readProject(context, id))
  const tasks = project.tasks.filter(({ name }) => name.ja === '利用者一覧')
  expect(tasks).toHaveLength(1)
  expect(tasks[0]).toMatchObject({
    side: 'customer',
    dueOn: '2026-04-15',
    visibility: 'customer',
    owner: { id: champion },
  })
  expect(project.kickoff.records.ideal_state).toBe('月末に残業がない')
})

it('records what a review came to, keeps it where a later change says nothing of it, and mails it', async () => {
  const agreed = await schedule(await find('review_30'), '2026-04-30')
  const review = { outcome: '入力の時間が半分になった', obstacles: '', improvements: '経理部にも広げる' }
  const minutes: MinutesInput = { version: agreed.version, decisions: [], homework: [], discussion: '', review }
  const saved = await run((context) => saveMinutes(context, target(agreed), minutes))
  expect(saved.review).toEqual(review)
  const { review: _, ...rest } = minutes
  const again = await run((context) => saveMinutes(context, target(agreed), { ...rest, version: saved.version }))
  expect(again.review).toEqual(review)
  await run((context) => handOverMinutes(context, target(again), { version: again.version, how: 'mail', note: '' }))
  const { rows } = await database.owner.query<{ body: string }>(
    `select body from messaging.messages where dedupe_key like 'minutes:%' || $1 || '%'`,
    [again.id],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { body } of rows) {
    expect(body).toContain('■ 成果\n入力の時間が半分になった')
    expect(body).toContain('経理部にも広げる')
    expect(body).not.toContain('■ 課題')
  }
})

it('counts minutes as sent when a mail with them left, not when it was drafted', async () => {
  const kickoff = await find('kickoff_90')
  const agreed = await schedule(kickoff, '2026-04-09')
  const written = await run((context) =>
    saveMinutes(context, target(agreed), {
      version: agreed.version,
      decisions: [],
      homework: [],
      discussion: '議事録',
    }),
  )
  const give = (version: number) =>
    run((context) => handOverMinutes(context, target(agreed), { version, how: 'mail', note: '' }))
  const drafted = await give(written.version)
  expect(drafted.handedOver).toBeNull()
  await expect(give(written.version)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  const sent = async () => (await run((context) => readProject(context, id))).kickoff.readiness.areMinutesSent
  expect(await sent()).toBe(false)
  const { rows } = await database.owner.query<{ dedupe_key: string }>(
    `select dedupe_key from messaging.messages where account_id = $1 and kind = 'meeting_minutes'`,
    [accountId],
  )
  expect(rows).toHaveLength(2)
  const dedupeKey = rows[0]?.dedupe_key ?? ''
  await run((context) => noteMinutesSent(context, { dedupeKey }, accountId))
  expect(await sent()).toBe(true)
  expect((await find('kickoff_90')).handedOver?.how).toBe('mail')
})

it('names the next meeting with the customer in its minutes, and completes the task of handing them over', async () => {
  const kickoff = await schedule(await find('kickoff_90'), '2026-04-09')
  await schedule(await find('handoff_30'), '2026-04-10')
  await schedule(await find('check_in'), '2026-04-16')
  const { version } = await run((context) =>
    saveMinutes(context, target(kickoff), {
      version: kickoff.version,
      decisions: [],
      homework: [],
      discussion: '議事録',
    }),
  )
  await run((context) => handOverMinutes(context, target(kickoff), { version, how: 'mail', note: '' }))
  const { rows } = await database.owner.query<{ body: string; dedupe_key: string }>(
    `select body, dedupe_key from messaging.messages where account_id = $1 and kind = 'meeting_minutes'`,
    [accountId],
  )
  expect(rows[0]?.body).toContain('2026/04/16')
  expect(rows[0]?.body).not.toContain('2026/04/10')
  const told = async () => {
    const { tasks } = await run((context) => readProject(context, id))
    const task = tasks.find(({ kind }) => kind === 'minutes')
    const { rows: events } = await database.owner.query(
      `select 1 from platform.outbox where name = 'onboarding.task_completed' and payload->>'taskId' = $1`,
      [task?.id],
    )
    return { status: task?.status, events: events.length }
  }
  expect(await told()).toEqual({ status: 'todo', events: 0 })
  await run((context) => noteMinutesSent(context, { dedupeKey: rows[0]?.dedupe_key ?? '' }, accountId))
  expect(await told()).toEqual({ status: 'done', events: 1 })
})

it('wants to know how minutes were handed over by hand', async () => {
  const kickoff = await find('kickoff_90')
  const give = (version: number, note: string) =>
    run((context) => handOverMinutes(context, target(kickoff), { version, how: 'by_hand', note }))
  await expect(give(kickoff.version, '')).rejects.toMatchObject({ code: 'onboarding.minutes_missing' })
  const { version } = await run((context) =>
    saveMinutes(context, target(kickoff), {
      version: kickoff.version,
      decisions: [],
      homework: [],
      discussion: '議事録',
    }),
  )
  await expect(give(version, '')).rejects.toMatchObject({ code: 'onboarding.how_missing' })
  expect((await give(version, '4/9に印刷して手渡し')).handedOver?.note).toBe('4/9に印刷して手渡し')
})

it('tells once that two meetings in a row were missed, and stops saying so when somebody comes', async () => {
  await hold('2026-04-07', [champion])
  const told = async () => {
    const { rows } = await database.owner.query<{ role: string }>(
      `select payload->>'role' as role from platform.outbox
       where name = 'onboarding.meetings_missed' and payload->>'projectId' = $1`,
      [id],
    )
    return rows.map(({ role }) => role)
  }
  expect(await told()).toEqual([])
  await hold('2026-04-14', [champion])
  expect(await told()).toEqual(['executive_sponsor'])
  await hold('2026-04-21', [], true)
  expect(await told()).toEqual(['executive_sponsor'])
  const { missed, attendance } = await list()
  expect(missed).toEqual([{ role: 'executive_sponsor', count: 3, lastOn: '2026-04-21' }])
  expect(attendance).toContainEqual({ role: 'champion', attended: 2, invited: 3 })
  await hold('2026-04-28', [champion, sponsor])
  expect((await list()).missed).toEqual([])
})

it('says nothing of a meeting that has not been yet', async () => {
  const kickoff = await find('kickoff_90')
  const early = run((context) =>
    recordAttendance(context, target(kickoff), { version: kickoff.version, isNoShow: false, attendedIds: [] }),
  )
  await expect(early).rejects.toMatchObject({ code: 'onboarding.date_in_future' })
})

it('lists a week over all projects, and takes a form once', async () => {
  const form = {
    clientId: 'form-12345',
    kind: 'ad_hoc' as const,
    title: '操作のご相談',
    on: '2026-04-02',
    time: '13:00',
    minutes: 30,
  }
  const add = () => run((context) => addMeeting(context, id, form))
  const [first, second] = [await add(), await add()]
  expect(second.id).toBe(first.id)
  const { items } = await run((context) =>
    listMeetings(context, { from: '2026-03-30', to: '2026-04-05', scope: 'team' }),
  )
  expect(items.filter(({ project }) => project.id === id).map(({ title }) => title)).toContain('操作のご相談')
})

it('drafts the invitation to a proposed kickoff five business days before it, once, until somebody agrees its time', async () => {
  const kickoff = await find('kickoff_90')
  const drafts = async () =>
    (await mails()).filter(({ kind, state }) => kind === 'kickoff_invitation' && state === 'draft')
  const at = (day: string) => clock.set(`${day}T01:00:00Z`)
  at(addDays(kickoff.on, -14))
  await run(draftKickoffInvitations)
  expect(await drafts()).toEqual([])
  at(addDays(kickoff.on, -4))
  for (const _ of [1, 2]) await run(draftKickoffInvitations)
  expect((await drafts()).map(({ to_email, calendar }) => [to_email, calendar])).toEqual([
    ['tanaka@example.com', null],
    ['yamada@example.com', null],
  ])
  await schedule(kickoff, kickoff.on)
  await run(draftKickoffInvitations)
  const agreed = await drafts()
  expect(agreed).toHaveLength(2)
  expect(agreed.every(({ calendar }) => calendar?.includes('METHOD:REQUEST'))).toBe(true)
})

it('takes back check-ins that nobody agreed to once their day is long over, and no others', async () => {
  const before = (await list()).items
  const [first, second] = before.filter(({ kind }) => kind === 'check_in')
  if (!first || !second) throw new Error('There are too few check-ins.')
  await schedule(second, second.on)
  clock.set(`${addDays(second.on, 8)}T01:00:00Z`)
  await run(dropStaleProposals)
  const left = (await list()).items
  expect(left.map(({ id: meetingId }) => meetingId)).not.toContain(first.id)
  expect(left.map(({ id: meetingId }) => meetingId)).toContain(second.id)
  const kept = (meetings: readonly MeetingView[]) => meetings.filter(({ kind }) => !kind.endsWith('check_in')).length
  expect(kept(left)).toBe(kept(before))
  // A check-in of yesterday may still have been held.
  expect(left.some(({ kind, on, state }) => kind.endsWith('check_in') && state === 'proposed' && on > second.on)).toBe(
    true,
  )
})
