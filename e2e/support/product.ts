import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { serverCommand } from '../../scripts/server-command.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const node = path.join(root, 'node_modules/.bin/node')
const serverFolder = path.join(root, 'src/app/server')

export const admin = { email: 'admin@example.com', password: 'a password for journeys' }

/** Nobody's settings, whatever the shell has. */
const bare = {
  DATABASE_URL: '',
  SMTP_URL: '',
  BANSO_ADMIN_EMAIL: '',
  BANSO_ADMIN_PASSWORD: '',
  BANSO_SAMPLE: '0',
  BANSO_TEST_CLOCK: '',
  BANSO_LOG_LEVEL: 'error',
}

export interface Product {
  url: string
  /** Where the first workspace is made; undefined once there is one. */
  setupUrl: string | undefined
  apiKey: () => string
  /** Turns the product's clock to an instant with a zone, at least an hour on, and waits until all that fell due is done. */
  turnClock: (instant: string) => Promise<void>
  /** Kills the server as a power cut would, its database keeps running, and starts it again on the same folder. */
  crash: () => Promise<void>
  stop: () => Promise<void>
}

interface ProductOptions {
  /** False: it makes its database itself, as at the very first start. Else it begins with a copy of a prepared one. */
  isPrepared?: boolean
  /** False: nobody can sign in before the first workspace is set up. */
  hasAdmin?: boolean
  hasSample?: boolean
  locale?: 'ja' | 'en'
  /** Where mails go; without it they are only shown. */
  smtpUrl?: string
  /** The instant at which it starts, as `turnClock` takes it; without it the time is the real one. */
  clock?: string
}

/** The variable that says where an empty, migrated database lies; Playwright hands it on to its workers. */
const preparedFolder = 'BANSO_PREPARED_FOLDER'

/** Makes what every product begins with, once for all of them. Answers with what takes it away. */
export async function prepareDatabase(): Promise<() => void> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-prepared-'))
  const server = launch({ ...process.env, ...bare, NODE_ENV: 'production', BANSO_DATA_DIR: directory, PORT: '0' })
  await readWelcome(server)
  await end(server, 'SIGINT')
  process.env[preparedFolder] = directory
  return () => rmSync(directory, { recursive: true, force: true })
}

/** The product as `npm start` runs it, on a folder of its own that goes when it stops. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { isPrepared = true, hasAdmin = true, hasSample = false, locale = 'ja', smtpUrl = '', clock } = options
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-journey-'))
  const prepared = process.env[preparedFolder]
  // cp keeps whose files they are: the database runs as somebody else when we are root.
  if (isPrepared && prepared) execFileSync('cp', ['-a', `${prepared}/.`, directory])
  const clockFile = path.join(directory, 'clock')
  if (clock) writeClock(clockFile, clock)
  const env = {
    ...process.env,
    ...bare,
    NODE_ENV: clock ? 'test' : 'production',
    BANSO_TEST_CLOCK: clock ? clockFile : '',
    SMTP_URL: smtpUrl,
    BANSO_DATA_DIR: directory,
    BANSO_ADMIN_EMAIL: hasAdmin ? admin.email : '',
    BANSO_ADMIN_PASSWORD: hasAdmin ? admin.password : '',
    BANSO_SAMPLE: hasSample ? '1' : '0',
    BANSO_LOCALE: locale,
  }
  let server = launch({ ...env, PORT: '0' })
  const { url, setupUrl } = await readWelcome(server)
  return {
    url,
    setupUrl,
    apiKey: () => createApiKey(env),
    turnClock: async (instant) => {
      const isDone = readCaughtUp(server, instant)
      writeClock(clockFile, instant)
      await isDone
    },
    crash: async () => {
      await end(server, 'SIGKILL')
      server = launch({ ...env, PORT: new URL(url).port })
      await readWelcome(server)
    },
    stop: async () => {
      await end(server, 'SIGINT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function createApiKey(env: NodeJS.ProcessEnv): string {
  const command = [path.join(serverFolder, 'create-api-key.ts'), '--name', 'journey', '--role', 'admin']
  return execFileSync(node, command, { env, encoding: 'utf8' }).trim()
}

const launch = (env: NodeJS.ProcessEnv) => spawn(node, serverCommand, { env, stdio: ['ignore', 'pipe', 'inherit'] })

function readWelcome(server: ChildProcess): Promise<Pick<Product, 'url' | 'setupUrl'>> {
  return new Promise((resolve, reject) => {
    let output = ''
    server.once('exit', () => reject(new Error(`The product ended while starting:\n${output}`)))
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0]
      // The welcome comes in one piece and ends with an empty line.
      if (url && output.endsWith('\n\n')) resolve({ url, setupUrl: /http\S+\/setup#\S+/.exec(output)?.[0] })
    })
  })
}

/** In one step, so that nobody reads half an instant. */
function writeClock(file: string, instant: string): void {
  writeFileSync(`${file}.next`, instant)
  renameSync(`${file}.next`, file)
}

function readCaughtUp(server: ChildProcess, instant: string): Promise<void> {
  const hour = new Date(instant).toISOString().slice(0, 13)
  return new Promise((resolve, reject) => {
    let output = ''
    const stop = () => {
      server.stdout?.off('data', read)
      server.off('exit', fail)
    }
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (!output.includes(`BANSO_TEST_CLOCK ${hour}\n`)) return
      stop()
      resolve()
    }
    const fail = () => {
      stop()
      reject(new Error(`The product ended before ${instant}.`))
    }
    server.stdout?.on('data', read)
    server.once('exit', fail)
  })
}

function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
