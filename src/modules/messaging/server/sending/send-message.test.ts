import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildAccount } from '#modules/accounts/testing.ts'
import { buildWorkspace, type TestWorkspace } from '#modules/identity/testing.ts'
import { createMailSender, type MailSender } from '#platform/outbound/mail.ts'
import { createFakeClock } from '#platform/testing/fake-clock.ts'
import { openTestDatabase, type TestDatabase } from '#platform/testing/test-database.ts'
import { findMessage } from '../outbox/message-queries.ts'
import { retryMessage } from '../outbox/retry-message.ts'
import { settleMessage } from '../outbox/settle-message.ts'
import { queueMail } from '../queue-mail.ts'
import { chooseNewsByLink } from '../readers/news-choice.ts'
import { suppressAddress } from '../settings/suppressed-addresses.ts'
import { startMailServer, type TestMailServer } from '../testing/mail-server.ts'
import { sendMessage, settleLostMessages } from './send-message.ts'

const publicUrl = () => 'https://banso.example.com'
const clock = createFakeClock('2026-04-08T09:00:00+09:00')
let database: TestDatabase
let server: TestMailServer
let workspace: TestWorkspace
let accountId: string
let keys = 0

beforeAll(async () => {
  database = await openTestDatabase()
  server = await startMailServer()
  workspace = await buildWorkspace(database, { clock })
  accountId = (await workspace.run((context) => buildAccount(context))).id
})
afterEach(() => {
  server.behave()
  server.received.length = 0
})
afterAll(async () => {
  await server.close()
  await database.close()
})

function write(change: { isReleased?: boolean; privateLink?: string; email?: string } = {}) {
  keys++
  const { isReleased = true, email = 'taro@example.com', privateLink } = change
  return workspace.run((context) =>
    queueMail(context, {
      accountId,
      to: { email, familyName: '田中', givenName: '太郎', department: '営業部', title: '部長' },
      kind: 'homework_before_due',
      locale: 'ja',
      params: { taskName: 'データのご準備', dueOn: '2026-04-10' },
      dedupeKey: `test:${keys}`,
      isReleased,
      ...(privateLink !== undefined && { privateLink }),
    }),
  )
}

const send = (id: string, sender: MailSender | undefined = createMailSender(server.url, 'Banso <cs@example.com>')) =>
  workspace.run((context) => sendMessage({ pool: database.app, sender, publicUrl }, context, id))
const read = (id: string) => workspace.run((context) => findMessage(context.transaction, id))
const stateOf = async (id: string) => (await read(id))?.state

describe('a mail', () => {
  it('arrives once with a stable Message-ID, and keeps no private link afterwards', async () => {
    const { id } = await write({ privateLink: 'https://banso.example.com/p/#secret-token' })
    expect((await read(id))?.body).not.toContain('secret-token')
    await send(id)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toContain(`Message-ID: <${id}@banso.example.com>`)
    expect(await read(id)).toMatchObject({ state: 'sent', private_link: null, attempts: 1 })
    expect(JSON.stringify(await read(id))).not.toContain('secret-token')
  })

  it('is sent once however often its job is delivered, also at the same moment', async () => {
    const { id } = await write()
    await Promise.all([send(id), send(id), send(id)])
    await send(id)
    expect(server.received).toHaveLength(1)
    expect(await stateOf(id)).toBe('sent')
  })

  it('goes back into the queue when the server puts it off, and counts as refused after the tenth time', async () => {
    const { id } = await write()
    for (let attempt = 1; attempt <= 9; attempt++) {
      server.behave('put_off')
      await expect(send(id)).rejects.toThrow('450')
      expect(await read(id)).toMatchObject({ state: 'queued', attempts: attempt })
    }
    server.behave('put_off')
    await send(id)
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 10 })
    await workspace.run((context) => retryMessage(context, publicUrl(), id))
    await send(id)
    expect(await stateOf(id)).toBe('sent')
  })

  it.each(['refuse', 'refuse_address'] as const)('fails for good when the server says 5xx (%s)', async (mood) => {
    const { id } = await write()
    server.behave(mood)
    await send(id)
    expect(await stateOf(id)).toBe('failed')
    await send(id)
    expect(await stateOf(id)).toBe('failed')
  })

  it('is unknown, and not repeated, when the connection breaks after the text; a person decides', async () => {
    const { id } = await write()
    server.behave('hang_up_after_data')
    await send(id)
    expect(await stateOf(id)).toBe('unknown')
    await send(id)
    expect(server.received).toHaveLength(1)
    const settled = await workspace.run((context) => settleMessage(context, publicUrl(), id))
    expect(settled.state).toBe('sent')
    const again = workspace.run((context) => retryMessage(context, publicUrl(), id))
    await expect(again).rejects.toMatchObject({ code: 'messaging.not_to_be_sent' })
  })

  it('is unknown when its sender died with it in hand: nothing is sent blindly', async () => {
    const { id } = await write()
    const grave = Promise.withResolvers<void>()
    const dying = send(id, { send: () => grave.promise })
    await expect.poll(() => stateOf(id)).toBe('sending')
    await send(id)
    clock.advance(14 * 60_000)
    await workspace.run(settleLostMessages)
    expect(await stateOf(id)).toBe('sending')
    clock.advance(2 * 60_000)
    await workspace.run(settleLostMessages)
    expect(await stateOf(id)).toBe('unknown')
    expect(server.received).toHaveLength(0)
    await workspace.run((context) => retryMessage(context, publicUrl(), id))
    await send(id)
    expect(server.received).toHaveLength(1)
    grave.resolve()
    await dying
  })

  it('waits in the queue while the server cannot be reached', async () => {
    const { id } = await write()
    await expect(send(id, createMailSender('smtp://127.0.0.1:9', undefined))).rejects.toThrow()
    expect(await stateOf(id)).toBe('queued')
  })

  it('is only shown where no mail server is configured, and held back from a suppressed address', async () => {
    const shown = await write({ privateLink: 'https://banso.example.com/p/#secret-token' })
    await workspace.run((context) =>
      sendMessage({ pool: database.app, sender: undefined, publicUrl }, context, shown.id),
    )
    expect(await read(shown.id)).toMatchObject({ state: 'visible_only', private_link: null })
    await workspace.run((context) => suppressAddress(context, { email: 'Stop@Example.com', reason: 'bounced' }))
    const stopped = await write({ email: 'STOP@example.com' })
    await send(stopped.id)
    expect(await stateOf(stopped.id)).toBe('suppressed')
    expect(server.received).toHaveLength(0)
  })

  it('stays a draft until a person releases it', async () => {
    const { id, state } = await write({ isReleased: false })
    expect(state).toBe('draft')
    await send(id)
    expect(server.received).toHaveLength(0)
    await workspace.run((context) => retryMessage(context, publicUrl(), id))
    await send(id)
    expect(await stateOf(id)).toBe('sent')
  })
})

describe('news', () => {
  const news = (email: string) =>
    workspace.run((context) =>
      queueMail(context, {
        accountId,
        to: { email, familyName: '田中' },
        kind: 'early_win',
        locale: 'ja',
        params: { winName: '最初の取り込み', progressPercent: 40, nextTaskName: null },
        dedupeKey: `news:${++keys}`,
        isReleased: true,
      }),
    )
  const tokenIn = (mail: string | undefined) =>
    /mail-opt-outs\/([\w-]+)>/.exec(mail?.replace(/\r\n\s/g, '') ?? '')?.[1] ?? ''

  it('can be ended by one click, which holds for its kind and for what is under way', async () => {
    const { id } = await news('News@example.com')
    await send(id)
    const [mail] = server.received
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const token = tokenIn(mail)
    expect(token).not.toBe('')
    expect(JSON.stringify(await read(id))).not.toContain(token)
    const { id: underWay } = await news('news@example.com')
    await workspace.run((context) => chooseNewsByLink(context, token, false))
    await send(underWay)
    expect(await stateOf(underWay)).toBe('suppressed')
    const { id: needed } = await write({ email: 'news@example.com' })
    await send(needed)
    expect(await stateOf(needed)).toBe('sent')
    expect(server.received.at(-1)).not.toContain('List-Unsubscribe')
  })
})
