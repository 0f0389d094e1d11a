import { afterEach, expect, it } from 'vitest'
import { connectDatabase } from '#platform/database/connect.ts'
import { findRunningServer } from '#platform/database/embedded-server.ts'
import { databasePid, end, endAll, makeDataDirectory, sessionCookie, startBanso } from '../testing/started-product.ts'

afterEach(endAll)

const eventsABatch = 20

/** Calls of a sender that remembers what was acknowledged, and sends again what was not. */
function createSender() {
  const acknowledged: string[] = []
  const unanswered = new Set<string>()
  let number = 0
  const send = async (url: string, authorization: string, body: string): Promise<boolean> => {
    unanswered.add(body)
    try {
      const headers = { authorization, 'content-type': 'application/json' }
      const { status } = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body })
      if (status !== 200) return false
      unanswered.delete(body)
      acknowledged.push(body)
      return true
    } catch {
      return false
    }
  }
  const next = () => {
    const call = ++number
    return JSON.stringify({
      batch: Array.from({ length: eventsABatch }, (_, index) => ({
        type: 'track',
        userId: `u-${index}`,
        event: 'Saved',
        messageId: `call-${call}-${index}`,
        timestamp: new Date().toISOString(),
        context: { groupId: 'acme' },
      })),
    })
  }
  const keepSending = async (url: string, authorization: string) => {
    while (await send(url, authorization, next()));
  }
  return { acknowledged, unanswered, send, keepSending }
}

async function open(url: string) {
  const headers = { 'content-type': 'application/json', origin: url, cookie: await sessionCookie(url) }
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status, path).toBeLessThan(300)
    return await answer.json()
  }
  await post('/accounts', { name: 'アクメ', externalId: 'acme' })
  return `Basic ${btoa(`${readKey(await post('/usage/sources', { name: 'load', kind: 'server' }))}:`)}`
}

function readKey(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'writeKey' in answer) return String(answer.writeKey)
  throw new Error('The answer holds no write key.')
}

it('loses no acknowledged event and counts none twice, though product and database are killed under load', async () => {
  const directory = makeDataDirectory()
  const first = await startBanso(directory)
  const authorization = await open(first.url)
  const sender = createSender()
  const load = (url: string) => Promise.all(Array.from({ length: 8 }, () => sender.keepSending(url, authorization)))

  const untilKilled = load(first.url)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await end(first.child, 'SIGKILL')
  await untilKilled

  const second = await startBanso(directory)
  const untilAway = load(second.url)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  process.kill(databasePid(directory), 'SIGKILL')
  await untilAway

  expect(sender.acknowledged.length).toBeGreaterThan(50)
  expect(sender.unanswered.size).toBeGreaterThan(0)
  // What got no answer is sent until it gets one; some of what got one is sent again too.
  for (const body of [...sender.unanswered, ...sender.acknowledged.slice(0, 20)])
    await expect.poll(() => sender.send(second.url, authorization, body), { timeout: 60_000 }).toBe(true)

  const expected = new Set(sender.acknowledged).size * eventsABatch
  const database = connectDatabase((await findRunningServer(directory)) ?? '', { app: 1, owner: 1 })
  try {
    const { rows } = await database.owner.query('select count(*)::int as n from usage.events')
    expect(rows).toEqual([{ n: expected }])
    const counted = async () =>
      (await database.owner.query<{ n: number }>('select sum(events)::int as n from usage.account_days')).rows[0]?.n
    await expect.poll(counted, { timeout: 60_000 }).toBe(expected)
  } finally {
    await database.close()
  }
}, 240_000)
