import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const main = path.resolve(import.meta.dirname, '../main.ts')
const started: ChildProcess[] = []
const directories: string[] = []

/** A folder of its own for a product's data. */
export function makeDataDirectory(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-process-'))
  directories.push(directory)
  return directory
}

/** Ends what a test started, and takes its data away. */
export async function endAll(): Promise<void> {
  for (const child of started.splice(0))
    if (child.exitCode === null && child.signalCode === null) await end(child, 'SIGINT')
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
}

export interface Started {
  child: ChildProcess
  output: () => string
  url: string
}

/** Where Node keeps what it has compiled, if the tests were given a place: the product need not be compiled each time. */
const compileCache = process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}

export function launch(directory: string): { child: ChildProcess; output: () => string } {
  let text = ''
  const child = spawn(process.execPath, [main], {
    env: {
      ...compileCache,
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

/** The product as a process, once it answers. */
export async function startBanso(directory: string): Promise<Started> {
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

export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

export const databasePid = (directory: string) =>
  Number(readFileSync(path.join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

export async function signIn(url: string): Promise<number> {
  return (await askToSignIn(url)).status
}

/** What a browser would send with its next requests. */
export async function sessionCookie(url: string): Promise<string> {
  const { headers } = await askToSignIn(url)
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function askToSignIn(url: string): Promise<Response> {
  const body = JSON.stringify({ email: 'a@example.com', password: 'password1234' })
  const headers = { 'content-type': 'application/json', origin: url }
  return fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body })
}
