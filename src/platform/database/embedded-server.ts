import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isRunning } from './data-directory-lock.ts'
import { chooseLauncher, findBinary } from './embedded-binaries.ts'

export interface EmbeddedServer {
  url: string
  stop: () => Promise<void>
}

interface RunningServer {
  url: string
  port: number
  pid: number
}

export interface EmbeddedServerOptions {
  /** Extra settings (`fsync=off` for tests). */
  settings?: readonly string[]
}

/**
 * Starts PostgreSQL on `<directory>/postgres`, made on first use, on a free loopback port with a password of its own. A
 * server that outlived a killed process is adopted: it is the same cluster, and starting a second one would corrupt it.
 */
export async function startEmbeddedServer(
  directory: string,
  options: EmbeddedServerOptions = {},
): Promise<EmbeddedServer> {
  const cluster = path.join(directory, 'postgres')
  const passwordFile = path.join(directory, 'postgres.password')
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(directory, cluster, passwordFile)
  const password = readFileSync(passwordFile, 'utf8')
  const launchOn = (port: number) => launch(directory, cluster, port, options.settings ?? [])
  const orphan = await adopt(cluster, password)
  if (orphan) return keepRunning(orphan, launchOn)
  const port = await findFreePort()
  const pid = launchOn(port)
  const url = urlOf(port, password)
  await waitUntilReady(url, () => isRunning(pid), path.join(directory, 'postgres.log'))
  return keepRunning({ url, port, pid }, launchOn)
}

/**
 * Starts the server again on its port whenever it has ended without our asking, as after the kernel took its memory. As
 * long as processes of the old one are left PostgreSQL refuses to start, so it is tried until it does.
 */
function keepRunning({ url, port, pid }: RunningServer, launchOn: (port: number) => number): EmbeddedServer {
  let current = pid
  const timer = setInterval(() => {
    if (isRunning(current)) return
    try {
      current = launchOn(port)
    } catch {
      // No process could be made now; the next round tries again.
    }
  }, 2_000)
  timer.unref()
  return {
    url,
    stop: async () => {
      clearInterval(timer)
      await stopServer(current)
    },
  }
}

function createCluster(directory: string, cluster: string, passwordFile: string): void {
  const launcher = chooseLauncher()
  // Made beside and renamed, so that a start cut short half-way never leaves a cluster that looks complete.
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  launcher.own(unfinished)
  launcher.own(passwordFile)
  const flags = ['-D', unfinished, '-U', 'banso_owner', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const [command = '', ...args] = [launcher.command, ...launcher.prefix, findBinary('initdb')].filter(Boolean)
  execFileSync(command, [...args, ...flags, '-E', 'UTF8', '--no-locale', '--no-instructions'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    uid: launcher.uid,
    gid: launcher.gid,
    cwd: directory,
  })
  renameSync(unfinished, cluster)
}

function launch(directory: string, cluster: string, port: number, settings: readonly string[]): number {
  const launcher = chooseLauncher()
  const log = openSync(path.join(directory, 'postgres.log'), 'a', 0o600)
  const all = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=60',
    'shared_buffers=256MB',
    'work_mem=32MB',
    'max_wal_size=2GB',
    'jit=off',
    ...settings,
  ]
  const flags = ['-D', cluster, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])]
  const [command = '', ...args] = [launcher.command, ...launcher.prefix, findBinary('postgres')].filter(Boolean)
  // A process group of its own: Ctrl-C must reach the database only after the application has let go of it.
  const child = spawn(command, [...args, ...flags], {
    detached: true,
    stdio: ['ignore', log, log],
    uid: launcher.uid,
    gid: launcher.gid,
    cwd: directory,
  })
  child.unref()
  if (child.pid === undefined) throw new Error('PostgreSQL could not be started.')
  return child.pid
}

/** The address of a server that is running on the directory, started by whomever; undefined when none is. */
export async function findRunningServer(directory: string): Promise<string | undefined> {
  const cluster = path.join(directory, 'postgres')
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) return undefined
  const found = await adopt(cluster, readFileSync(path.join(directory, 'postgres.password'), 'utf8'))
  return found?.url
}

async function adopt(cluster: string, password: string): Promise<RunningServer | undefined> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isRunning(pid) || !looksLikePostgres(pid)) {
    rmSync(file, { force: true })
    return undefined
  }
  const port = Number(lines[3])
  const url = urlOf(port, password)
  try {
    await waitUntilReady(url, () => isRunning(pid), file)
    return { url, port, pid }
  } catch (error) {
    // It was shutting down; once it is gone a fresh one may start.
    if (!isRunning(pid)) return undefined
    throw error
  }
}

function looksLikePostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return process.platform !== 'linux'
  }
}

const urlOf = (port: number, password: string) => `postgres://banso_owner:${password}@127.0.0.1:${port}/postgres`

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      )
    })
  })
}

async function waitUntilReady(url: string, isAlive: () => boolean, log: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch {
      if (!isAlive()) throw new Error(`PostgreSQL ended while starting. Its own words are in ${log}`)
      await sleep(40)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`PostgreSQL did not answer within 60 seconds. Its own words are in ${log}`)
}

/** A "fast" shutdown: sessions are ended, everything acknowledged is on disk. */
async function stopServer(pid: number): Promise<void> {
  if (!isRunning(pid)) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 30_000
  while (isRunning(pid) && Date.now() < deadline) await sleep(20)
}
