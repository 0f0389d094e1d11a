import { afterEach, expect, it } from 'vitest'
import { isRunning } from '#platform/database/data-directory-lock.ts'
import { databasePid, end, endAll, launch, makeDataDirectory, signIn, startBanso } from '../testing/started-product.ts'

afterEach(endAll)

/** Undefined between two servers. */
function databasePidNow(directory: string): number | undefined {
  try {
    return databasePid(directory) || undefined
  } catch {
    return undefined
  }
}

it('survives kill -9 with its data, refuses a second start, and ends in order', async () => {
  const directory = makeDataDirectory()
  const first = await startBanso(directory)
  expect(await signIn(first.url)).toBe(200)
  const database = databasePid(directory)
  await end(first.child, 'SIGKILL')
  expect(isRunning(database)).toBe(true)

  const second = await startBanso(directory)
  expect(databasePid(directory)).toBe(database)
  expect(await signIn(second.url)).toBe(200)

  const third = launch(directory)
  const code = await new Promise((resolve) => third.child.once('exit', resolve))
  expect(code).toBe(1)
  expect(third.output()).toContain('is already running')
  expect(await signIn(second.url)).toBe(200)

  expect(await end(second.child, 'SIGINT')).toBe(0)
  expect(isRunning(database)).toBe(false)
}, 120_000)

it('says that the database is away while it is, and brings it back', async () => {
  const directory = makeDataDirectory()
  const { url, child } = await startBanso(directory)
  const ready = async () => (await fetch(`${url}/readyz`)).status
  const before = databasePid(directory)
  process.kill(before, 'SIGKILL')
  // On a busy machine it may be back before it was ever asked.
  await until(async () => (await ready()) === 503 || databasePidNow(directory) !== before)
  const refused = await signIn(url)
  expect([200, 503], `answered ${refused}`).toContain(refused)
  expect((await fetch(`${url}/metrics`)).status).toBe(200)
  await until(async () => (await ready()) === 200)
  expect(await signIn(url)).toBe(200)
  const after = databasePid(directory)
  expect(after).not.toBe(before)
  expect(await end(child, 'SIGINT')).toBe(0)
  expect(isRunning(after)).toBe(false)
}, 120_000)

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come about.')
}
