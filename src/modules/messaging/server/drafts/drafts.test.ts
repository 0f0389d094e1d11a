import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildAccount, buildStakeholder } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { listMessages } from '../outbox/list-messages.ts'
import { retryMessage } from '../outbox/retry-message.ts'
import { queueMail } from '../queue-mail.ts'
import { addRecipients } from './add-recipients.ts'
import { discardDraft, discardDraftsOf } from './discard-draft.ts'
import { type DraftEdit, editDraft } from './edit-draft.ts'
import { listEdits } from './list-edits.ts'

const url = 'https://banso.example.com'
const clock = createFakeClock('2026-04-08T09:00:00+09:00')
let database: TestDatabase
let workspace: TestWorkspace
let accountId: string
let taro: string
let hanako: string
let silent: string
let keys = 0
let id: string

beforeAll(async () => {
  database = await openTestDatabase()
  workspace = await buildWorkspace(database, { clock })
  await workspace.run(async (context) => {
    accountId = (await buildAccount(context, { name: '㈱東西商事' })).id
    taro = (
      await buildStakeholder(context, accountId, { familyName: '田中', givenName: '太郎', email: 'taro@example.com' })
    ).id
    hanako = (
      await buildStakeholder(context, accountId, { familyName: '山田', givenName: '花子', email: 'hanako@example.com' })
    ).id
    silent = (await buildStakeholder(context, accountId, { familyName: '無口' })).id
  })
})
beforeEach(async () => {
  keys++
  id = (await workspace.run((context) => queueMail(context, win(`win:${keys}`)))).id
})
afterAll(() => database.close())

const win = (dedupeKey: string) => ({
  accountId,
  to: { id: taro, email: 'taro@example.com', familyName: '田中', givenName: '太郎' },
  kind: 'early_win' as const,
  locale: 'ja' as const,
  params: { winName: '最初の取り込み', progressPercent: 40, nextTaskName: null },
  dedupeKey,
})
const edit = (change: DraftEdit) => workspace.run((context) => editDraft(context, url, id, change))

it('keeps what a draft said before each edit', async () => {
  const before = await edit({ version: 1, subject: '取り込みの\r\nBcc: all@example.com' })
  expect(before.subject).toBe('取り込みの Bcc: all@example.com')
  const edited = await edit({ version: 2, body: '本文を書き直しました' })
  expect(edited).toMatchObject({ version: 3, isEdited: true, draftBody: '本文を書き直しました' })
  const { items } = await workspace.run((context) => listEdits(context, id))
  expect(items.map(({ version }) => version)).toEqual([2, 1])
  expect(items[1]?.subject).toBe('「最初の取り込み」が完了しました')
})

it('refuses an edit that is based on what is out of date', async () => {
  await edit({ version: 1, subject: '一つ目' })
  await expect(edit({ version: 1, subject: '二つ目' })).rejects.toMatchObject({ code: 'messaging.changed_meanwhile' })
})

it('greets another recipient by name, and refuses who has no address', async () => {
  const changed = await edit({ version: 1, stakeholderId: hanako })
  expect(changed.to).toEqual({ name: '山田 花子', email: 'hanako@example.com' })
  expect(changed.draftBody).toMatch(/^㈱東西商事\n山田 花子 様\n/)
  expect(changed.draftBody).toContain('山田様のお力')
  expect(changed.draftBody).not.toContain('田中')
  await expect(edit({ version: 2, stakeholderId: silent })).rejects.toMatchObject({ code: 'messaging.no_address' })
})

it('makes one draft for each further recipient, however often it is asked for', async () => {
  const add = () => workspace.run((context) => addRecipients(context, url, id, [hanako, hanako, taro]))
  const [first, second] = [await add(), await add()]
  expect(first.items.map(({ to }) => to.email)).toEqual(['hanako@example.com'])
  expect(first.items[0]?.draftBody).toContain('山田 花子 様')
  expect(second.items).toEqual([])
})

it('makes no second draft for anybody from a copy of a draft', async () => {
  const add = (draftId: string, people: string[]) =>
    workspace.run((context) => addRecipients(context, url, draftId, people))
  const [copy] = (await add(id, [hanako])).items
  expect((await add(copy?.id ?? '', [taro, hanako])).items).toEqual([])
})

it('sends nothing that says something else than what the sender has read', async () => {
  await edit({ version: 1, subject: '別の件名' })
  const send = (version: number) => workspace.run((context) => retryMessage(context, url, id, version))
  await expect(send(1)).rejects.toMatchObject({ code: 'messaging.changed_meanwhile' })
  expect(await send(2)).toMatchObject({ state: 'queued', subject: '別の件名' })
})

it('keeps an appointment with the person whom it names', async () => {
  const calendar = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR' }
  const made = await workspace.run((context) => queueMail(context, { ...win(`meeting:${keys}`), calendar }))
  const stays = { code: 'messaging.link_personal' }
  const change = { version: 1, stakeholderId: hanako }
  await expect(workspace.run((context) => editDraft(context, url, made.id, change))).rejects.toMatchObject(stays)
  await expect(workspace.run((context) => addRecipients(context, url, made.id, [hanako]))).rejects.toMatchObject(stays)
})

it('is neither edited nor sent after it was discarded, nor written again', async () => {
  await workspace.run((context) => discardDraft(context, url, id, { version: 1 }))
  await expect(edit({ version: 1, subject: '遅い' })).rejects.toMatchObject({ code: 'messaging.not_a_draft' })
  await expect(workspace.run((context) => retryMessage(context, url, id))).rejects.toMatchObject({
    code: 'messaging.not_to_be_sent',
  })
  const again = await workspace.run((context) => queueMail(context, win(`win:${keys}`)))
  expect(again).toEqual({ id, state: 'discarded' })
})

it('discards the drafts of a matter that is out of date, never what was sent', async () => {
  const sent = await workspace.run((context) => queueMail(context, { ...win(`matter:${keys}:a`), isReleased: true }))
  await workspace.run((context) => queueMail(context, win(`matter:${keys}:b`)))
  await workspace.run((context) => discardDraftsOf(context, accountId, `matter:${keys}:`))
  const { items } = await workspace.run((context) => listMessages(context, url, { accountId, limit: 50 }))
  expect(items.find((item) => item.id === sent.id)?.state).toBe('queued')
  expect(items.find((item) => item.id === id)?.state).toBe('draft')
  expect(items.filter((item) => item.state === 'discarded').length).toBeGreaterThan(0)
})

const personal = [
  { name: 'the link to the page', kind: 'portal_link' as const, params: { expiresOn: '2026-07-07' } },
  {
    name: 'links that answer a reminder',
    kind: 'homework_after_due' as const,
    params: { taskName: '名簿の整備', dueOn: '2026-04-01', hasAnswerLinks: true },
  },
]

it.each(personal)('keeps $name with the person it was made for', async ({ kind, params }) => {
  const mail = { ...win(`personal:${kind}`), kind, params, privateLink: `${url}/p/#secret` }
  const made = await workspace.run((context) => queueMail(context, { ...mail, isReleased: false }))
  const change = (input: DraftEdit) => workspace.run((context) => editDraft(context, url, made.id, input))
  const stays = { code: 'messaging.link_personal' }
  await expect(change({ version: 1, body: 'リンクのない本文' })).rejects.toMatchObject({
    code: 'messaging.mark_missing',
  })
  await expect(change({ version: 1, stakeholderId: hanako })).rejects.toMatchObject(stays)
  await expect(workspace.run((context) => addRecipients(context, url, made.id, [hanako]))).rejects.toMatchObject(stays)
  const { items } = await workspace.run((context) => listMessages(context, url, { accountId, limit: 50 }))
  const shown = items.find(({ id: each }) => each === made.id)
  expect(shown).toMatchObject({ isPersonal: true, to: { email: 'taro@example.com' } })
  expect(JSON.stringify(items)).not.toContain('secret')
})

it('keeps a link with its person even when it is no longer kept', async () => {
  const mail = { ...win('personal:lost'), kind: 'portal_link' as const, params: { expiresOn: '2026-07-07' } }
  const made = await workspace.run((context) => queueMail(context, { ...mail, isReleased: false }))
  const change = { version: 1, stakeholderId: hanako }
  await expect(workspace.run((context) => editDraft(context, url, made.id, change))).rejects.toMatchObject({
    code: 'messaging.link_personal',
  })
})
