import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { isRunning } from '#platform/database/data-directory-lock.ts'

const main = path.resolve(import.meta.dirname, '../main.ts')
const started: ChildProcess[] = []
const directories: string[] = []

afterEach(async () => {
  for (const child of started.splice(0))
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGINT')
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  output: () => string
  url: string
}

function launch(directory: string): { child: ChildProcess; output: () => string } {
  let text = ''
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      BANSO_DATA_DIR: directory,
      BANSO_ADMIN_EMAIL: 'a@example.com',
      BANSO_ADMIN_PASSWORD: 'password1234',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  return { child, output: () => text }
}

async function startBanso(directory: string): Promise<Started> {
  const { child, output } = launch(directory)
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const url = /→ {2}(http:\/\/localhost:\d+)/.exec(output())?.[1]
    if (url) return { child, output, url }
    if (child.exitCode !== null) throw new Error(output())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`It did not start: ${output()}`)
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

const databasePid = (directory: string) =>
  Number(readFileSync(path.join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Undefined between two servers. */
function databasePidNow(directory: string): number | undefined {
  try {
    return databasePid(directory) || undefined
  } catch {
    return undefined
  }
}

async function signIn(url: string): Promise<number> {
  const body = JSON.stringify({ email: 'a@example.com', password: 'password1234' })
  const headers = { 'content-type': 'application/json', origin: url }
  return (await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status
}

it('survives kill -9 with its data, refuses a second start, and ends in order', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-process-'))
  directories.push(directory)
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
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-process-'))
  directories.push(directory)
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
