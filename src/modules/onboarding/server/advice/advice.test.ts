import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import type { Actor, Context } from '#platform/context/context.ts'
import { newId } from '#platform/kernel/ids.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { buildProject, passKickoff } from '../../testing.ts'
import { listAdvice, readMattersForPortal } from '../api.ts'
import { escalateBlocker } from '../blockers/escalate-blocker.ts'
import { addBlockerDocument } from '../blockers/keep-documents.ts'
import { moveBlocker } from '../blockers/move-blocker.ts'
import { type NewBlocker, raiseBlocker } from '../blockers/raise-blocker.ts'
import { listBlockers } from '../blockers/read-blockers.ts'
import { forecastProjects } from '../forecast/forecast-projects.ts'
import { explainIncident, moveIncident } from '../incidents/move-incident.ts'
import { reportIncident } from '../incidents/report-incident.ts'
import { addMeeting } from '../meetings/add-meeting.ts'
import { recordAttendance } from '../meetings/record-attendance.ts'
import { changeProject } from '../projects/change-project.ts'
import { readProject } from '../projects/read-project.ts'
import { listWaiting } from '../waiting/list-waiting.ts'
import { readWaiting } from '../waiting/read-waiting.ts'
import { decideAdvice } from './decide-advice.ts'
import { extendProject } from './extend-project.ts'
import { readAdvice } from './read-advice.ts'
import { recordContact } from './record-contact.ts'

const clock = createFakeClock('2026-04-01T01:00:00Z')
const visitor: Actor = { kind: 'portal', id: newId(), name: '山田花子' }
let database: TestDatabase
let workspace: TestWorkspace

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
})
beforeEach(() => clock.set('2026-04-01T01:00:00Z'))
afterAll(() => database.close())

const run = <T>(work: (context: Context) => Promise<T>) => workspace.run(work)
const raise = (projectId: string, over: Partial<NewBlocker> = {}) =>
  run((context) =>
    raiseBlocker(context, projectId, {
      clientId: `blocker-${newId()}`,
      kind: 'technical',
      title: '連携の認証が通らない',
      detail: '',
      ownerSide: 'third_party',
      ownerTeam: null,
      ownerName: '',
      impact: 'large',
      taskIds: [],
      solution: '',
      expectedOn: null,
      visibility: 'internal',
      ...over,
    }),
  )
const kindsOf = async (projectId: string) =>
  (await run((context) => readAdvice(context, projectId))).items.map(({ kind }) => kind)

it('advises by the facts, drafts what is accepted, and asks no more once it was decided', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  await run((context) =>
    buildStakeholder(context, accountId, { roles: ['executive_sponsor'], email: 'sponsor@example.com' }),
  )
  expect(await kindsOf(projectId)).toEqual(['nothing'])
  const decide = (kind: 'escalate' | 'contact_customer', isAccepted: boolean, reason = '') =>
    run((context) => decideAdvice(context, projectId, { clientId: `decision-${newId()}`, kind, isAccepted, reason }))
  await expect(decide('escalate', true)).rejects.toMatchObject({ code: 'onboarding.advice_changed' })

  clock.set('2026-04-20T01:00:00Z')
  await run(forecastProjects)
  expect(await kindsOf(projectId)).toEqual(['escalate', 'contact_customer'])
  const listed = async () => (await run(listAdvice)).filter((each) => each.projectId === projectId)
  expect((await listed()).map(({ kind }) => kind)).toEqual(['escalate', 'contact_customer'])
  await expect(decide('escalate', false)).rejects.toMatchObject({ code: 'onboarding.reason_missing' })
  const asked = async () =>
    (await run((context) => readProject(context, projectId))).tasks
      .filter(({ side }) => side === 'customer')
      .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const [ours] = await asked()
  await database.owner.query(`update onboarding.tasks set visibility = 'internal' where task_id = $1`, [ours?.id])
  const mail = await decide('escalate', true)
  expect(mail).toMatchObject({ drafted: 'mail', taskId: null })
  const { rows } = await database.owner.query(
    'select state, kind, body from messaging.messages where message_id = $1',
    [mail.messageId],
  )
  expect(rows).toMatchObject([{ state: 'draft', kind: 'escalation' }])
  const page = await run((context) => readProject(context, projectId))
  const first = (await asked()).find(({ visibility }) => visibility === 'customer')
  expect(rows[0].body).not.toContain(ours?.name.ja)
  expect(rows[0].body).toContain(`「${first?.name.ja}」を代行する`)
  const offered = /達成の時期を(\S+?)\(/.exec(rows[0].body)?.[1]
  expect(offered).toBe(page.forecast?.valueOn.replaceAll('-', '/'))
  const { taskId } = await decide('contact_customer', true)
  const { tasks } = await run((context) => readProject(context, projectId))
  expect(tasks.find(({ id }) => id === taskId)).toMatchObject({ side: 'vendor', dueOn: '2026-04-21' })
  expect(await listed()).toEqual([])

  await run((context) =>
    recordContact(context, projectId, {
      clientId: 'contact-1',
      direction: 'from_customer',
      channel: 'call',
      on: '2026-04-17',
      note: '折り返しの電話',
    }),
  )
  const advice = await run((context) => readAdvice(context, projectId))
  expect(advice.contact.customer).toEqual({ on: '2026-04-17', source: 'record', days: 1 })
  expect(advice.items.map(({ kind }) => kind)).toEqual(['contact_customer'])
  expect(advice.decisions.map(({ kind, isAccepted }) => [kind, isAccepted]).toSorted()).toEqual([
    ['contact_customer', true],
    ['escalate', true],
  ])
})

it('takes a meeting that the customer came to for a contact, and a missed one for none', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const champion = await run((context) => buildStakeholder(context, accountId, { roles: ['champion'] }))
  const meet = async (on: string, isNoShow: boolean) => {
    clock.set('2026-04-01T01:00:00Z')
    const form = { clientId: `meeting-${on}`, kind: 'review_30' as const, title: '', on, time: '10:00', minutes: 30 }
    const meeting = await run((context) => addMeeting(context, projectId, form))
    clock.set(`${on}T09:00:00Z`)
    const target = { id: projectId, meetingId: meeting.id }
    const input = { version: meeting.version, isNoShow, attendedIds: [champion.id] }
    await run((context) => recordAttendance(context, target, input))
  }
  await meet('2026-04-09', false)
  await meet('2026-04-16', true)
  const { contact } = await run((context) => readAdvice(context, projectId))
  expect(contact.customer).toEqual({ on: '2026-04-09', source: 'meeting', days: 5 })
})

it('tells how old a contact from before the project is, and blames nobody for that silence', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const contact = { clientId: 'contact-old', direction: 'from_customer' as const, channel: 'call' as const }
  await run((context) => recordContact(context, projectId, { ...contact, on: '2026-03-23', note: '商談中の電話' }))
  const { contact: seen, items } = await run((context) => readAdvice(context, projectId))
  expect(seen.customer).toEqual({ on: '2026-03-23', source: 'record', days: 7 })
  expect(seen.us).toEqual({ on: null, source: null, days: null })
  expect(items.map(({ kind }) => kind)).toEqual(['nothing'])
})

it('gives more time only for a cause, to a later date, with the agreement, and twice', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { valueOn } = await run((context) => readProject(context, projectId))
  const full = {
    cause: 'busy_season' as const,
    rootCause: '決算期と重なった',
    agreedBy: '佐藤様',
    agreedOn: '2026-04-01',
    how: '定例会で',
  }
  const extend = async (over: object) => {
    const { version } = await run((context) => readProject(context, projectId))
    const input = { ...full, valueOn: '2026-10-30', version, clientId: `extension-${newId()}`, ...over }
    return run((context) => extendProject(context, projectId, input))
  }
  for (const gap of [
    { rootCause: '' },
    { valueOn },
    { agreedBy: '' },
    { cause: null },
    { agreedOn: null },
    { how: '' },
  ])
    await expect(extend(gap)).rejects.toMatchObject({ kind: 'invalid', code: 'onboarding.extension_incomplete' })
  const first = await extend({ clientId: 'extension-first' })
  expect(await extend({ clientId: 'extension-first', valueOn: '2027-01-29' })).toEqual(first)
  expect((await run((context) => readProject(context, projectId))).valueOn).toBe('2026-10-30')
  await extend({ valueOn: '2026-11-30' })
  await expect(extend({ valueOn: '2026-12-25' })).rejects.toMatchObject({ code: 'onboarding.extensions_used_up' })
  const { extensions } = await run((context) => readAdvice(context, projectId))
  expect(extensions).toMatchObject({ left: 0, most: 2, history: [{ extension: 2 }, { extension: 1 }] })
})

it('does not let the value date slip past the rule once the kickoff was held', async () => {
  const { projectId } = await run((context) => buildProject(context))
  const { version } = await run((context) => readProject(context, projectId))
  const later = { version, valueOn: '2026-12-25' }
  await run((context) => changeProject(context, projectId, later))
  await database.owner.query("update onboarding.projects set state = 'running' where project_id = $1", [projectId])
  const again = run((context) => changeProject(context, projectId, { version: version + 1, valueOn: '2026-12-28' }))
  await expect(again).rejects.toMatchObject({ code: 'onboarding.extension_needed' })
  await run((context) => changeProject(context, projectId, { version: version + 1, valueOn: '2026-11-30' }))
})

it('takes a blocker up step by step, and its days to whoever holds it', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const { tasks } = await run((context) => readProject(context, projectId))
  const held = tasks.find(({ kind }) => kind === 'first_value')
  const raised = await raise(projectId, {
    taskIds: [held?.id ?? ''],
    expectedOn: '2026-12-01',
    ownerSide: 'customer',
    ownerTeam: 'security',
  })
  expect(raised).toMatchObject({ state: 'raised', isBlocking: true, age: 0, nextLevel: 'person' })
  expect(raised.effect?.days).toBeGreaterThan(0)
  await expect(raise(projectId, { taskIds: [newId()] })).rejects.toMatchObject({ code: 'onboarding.blocker_invalid' })

  clock.set('2026-04-08T01:00:00Z')
  const target = { id: projectId, blockerId: raised.id }
  const escalate = (version: number) => run((context) => escalateBlocker(context, target, { version, note: '' }))
  expect(await escalate(1)).toMatchObject({ blocker: { escalatedTo: 'person', age: 5 }, messageId: null })
  await expect(escalate(1)).rejects.toMatchObject({ code: 'onboarding.changed_meanwhile' })
  await escalate(2)
  await expect(escalate(3)).rejects.toMatchObject({ code: 'onboarding.no_sponsor_address' })
  await run((context) => buildStakeholder(context, accountId, { roles: ['decision_maker'], email: 's@example.com' }))
  expect((await escalate(3)).messageId).not.toBeNull()
  await expect(escalate(4)).rejects.toMatchObject({ code: 'onboarding.fully_escalated' })

  const document = { templateKey: 'security_check_sheet', title: '回答', url: null, body: '', isShared: false }
  await expect(run((context) => addBlockerDocument(context, target, document))).rejects.toMatchObject({
    code: 'onboarding.document_empty',
  })
  await run((context) => addBlockerDocument(context, target, { ...document, body: '1. SSO' }))
  const move = (version: number, state: 'resolved' | 'raised') =>
    run((context) => moveBlocker(context, target, { version, state, note: '審査を通過' }))
  await expect(move(4, 'raised')).rejects.toMatchObject({ code: 'onboarding.move_not_possible' })
  await move(4, 'resolved')
  clock.set('2026-04-10T01:00:00Z')
  const { items, effect, documentTemplates } = await run((context) => listBlockers(context, projectId))
  expect(items).toMatchObject([{ isBlocking: false, age: 5, documents: [{ body: '1. SSO' }] }])
  expect(items[0]?.history.map(({ state }) => state)).toEqual(['resolved', 'raised'])
  expect(effect?.days).toBe(0)
  expect(documentTemplates.length).toBeGreaterThan(5)

  const waiting = await run((context) => readWaiting(context, projectId))
  const { vendor, customer, third_party } = waiting.totals
  expect(waiting.days).toBe(10)
  expect(vendor + customer + third_party).toBe(10)
  expect(waiting.spans.filter(({ reason }) => reason.code === 'blocker').every(({ to }) => to < '2026-04-08')).toBe(
    true,
  )
  const all = await run((context) => listWaiting(context, { state: 'open' }))
  expect(all.projects.find((each) => each.projectId === projectId)).toMatchObject({ days: 10, totals: waiting.totals })
  const sum = (of: { days: number }[]) => of.reduce((total, { days }) => total + days, 0)
  expect([sum(all.programs), sum(all.projects), sum(all.reasons)]).toEqual([all.days, all.days, all.days])
})

it('stands in the way while a fault is open, and tells the customer what came of it', async () => {
  const { projectId, accountId } = await run((context) => buildProject(context))
  const incident = await run((context) =>
    reportIncident(context, projectId, {
      clientId: 'incident-1',
      title: '取り込みが止まる',
      happened: '100件目で止まる',
      occurredOn: '2026-04-01',
      occurredTime: '10:15',
      affected: '',
      steps: '一覧から取り込む',
      impact: '初期設定が進まない',
      screenshotsUrl: null,
      urgency: 'stopped',
      taskIds: [],
    }),
  )
  expect(incident.missing).toEqual(['affected'])
  const target = { id: projectId, incidentId: incident.id }
  const move = (version: number, state: 'with_product' | 'fixed') =>
    run((context) => moveIncident(context, target, { version, state, note: '' }))
  await expect(move(1, 'with_product')).rejects.toMatchObject({
    code: 'onboarding.incident_incomplete',
    fields: [{ path: 'affected' }],
  })
  await database.owner.query("update onboarding.incidents set affected = '全員' where incident_id = $1", [incident.id])
  const blockers = async () => (await run((context) => listBlockers(context, projectId))).items
  expect(await blockers()).toMatchObject([{ kind: 'technical', impact: 'large', isBlocking: true }])
  await move(1, 'with_product')
  const explain = (version: number) =>
    run((context) => explainIncident(context, target, { version, outcome: '原因を直し、再発を防ぐ確認を加えました' }))
  await expect(explain(2)).rejects.toMatchObject({ code: 'onboarding.incident_not_fixed' })
  await move(2, 'fixed')
  expect(await blockers()).toMatchObject([{ state: 'resolved', isBlocking: false }])
  await explain(3)
  const seen = await workspace.run((context) => readMattersForPortal(context, accountId), visitor)
  expect(seen?.outcomes).toMatchObject([
    { title: '取り込みが止まる', outcome: '原因を直し、再発を防ぐ確認を加えました' },
  ])
})

it('makes late setup ours once we offer to do it, and reminds nobody of it any more', async () => {
  const owner = await workspace.addMember('csm')
  clock.set('2026-04-01T01:00:00Z')
  const { projectId, accountId } = await run((context) => buildProject(context, { ownerId: owner.id }))
  await run((context) => passKickoff(context, projectId))
  clock.set('2026-06-10T01:00:00Z')
  const { tasks } = await run((context) => readProject(context, projectId))
  const late = tasks.filter(
    ({ side, element, dueOn, status }) =>
      side === 'customer' && element === 'implementation' && status === 'todo' && dueOn < '2026-06-10',
  )
  expect(late.length).toBeGreaterThan(0)
  expect(await kindsOf(projectId)).toContain('setup_on_behalf')
  const decision = { clientId: `decision-${newId()}`, kind: 'setup_on_behalf' as const, isAccepted: true, reason: '' }
  const { taskId } = await run((context) => decideAdvice(context, projectId, decision))
  const after = await run((context) => readProject(context, projectId))
  expect(after.tasks).toHaveLength(tasks.length)
  expect(late.map(({ id }) => id)).toContain(taskId)
  const taken = after.tasks.filter(({ id }) => late.some((each) => each.id === id))
  expect(taken.every(({ side, owner: who }) => side === 'vendor' && who?.id === owner.id)).toBe(true)
  expect(await kindsOf(projectId)).not.toContain('setup_on_behalf')
  const { rows } = await database.owner.query<{ visibility: string }>(
    `select visibility from accounts.timeline_entries where account_id = $1 and kind = 'onboarding.task_taken_over'`,
    [accountId],
  )
  expect(rows.map(({ visibility }) => visibility).toSorted()).toEqual(
    late.map(({ visibility }) => visibility).toSorted(),
  )
})
