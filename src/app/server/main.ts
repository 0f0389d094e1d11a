import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueSetupToken } from '#modules/identity/server/api.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { type Clock, systemClock } from '#platform/context/context.ts'
import { openTestClock } from '#platform/context/test-clock.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import { lockDataDirectory } from '#platform/database/data-directory-lock.ts'
import { isDatabaseAway } from '#platform/database/database-away.ts'
import { startEmbeddedServer } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { createLog, type Log } from '#platform/log/log.ts'
import { type App, createApp } from './create-app.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }
import { listen } from './operations/listen.ts'
import { createFirstAdmin, loadSampleCompany } from './operations/prepare-workspace.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
// Whoever starts it reads one of the two; the language of the product is not chosen yet.
const inBoth = (key: 'working' | 'set_up' | 'failed') => `${en.start[key]} / ${ja.start[key]}`

/** What has been opened, closed in reverse order whichever way the process ends. */
const closers: (() => Promise<void> | void)[] = []
let isEnding = false

async function end(code: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  const forced = setTimeout(() => process.exit(code || 1), 40_000)
  forced.unref()
  for (const close of closers.reverse()) {
    try {
      await close()
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  process.exit(code)
}

/**
 * When the database goes away under a job, the queue's own note of the failure fails too, and nobody waits for it. The
 * database comes back and the job is run again; anything else that nobody waited for is a mistake of ours, and ends us.
 */
function outlive(reason: unknown, log: Log): void {
  if (isDatabaseAway(reason)) {
    log.error({ err: reason }, 'the database went away')
    return
  }
  process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`)
  void end(1)
}

async function openDatabase(config: Config): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const lock = lockDataDirectory(config.dataDirectory)
  closers.push(lock.release)
  const server = await startEmbeddedServer(config.dataDirectory)
  closers.push(server.stop)
  return server.url
}

/** The time outside, unless a test brings its own; then nobody shall overlook it. */
function chooseClock({ testClock }: Config, log: Log): Clock {
  if (!testClock) return systemClock
  const clock = openTestClock(testClock)
  const warning = `BANSO_TEST_CLOCK is set: it is ${new Date(clock.now()).toISOString()} here. For tests only.`
  log.warn(warning)
  process.stderr.write(`${warning}\n`)
  return clock
}

/** Looks often what is due, as months pass in a minute, and says to which hour all of it is done. */
function catchUp(clock: Clock) {
  let seen = clock.now()
  let told = ''
  return {
    beatMilliseconds: 100,
    onBeat: () => {
      const hour = new Date(seen).toISOString().slice(0, 13)
      if (hour !== told) say(`BANSO_TEST_CLOCK ${hour}`)
      told = hour
      seen = clock.now()
    },
  }
}

async function start(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const clock = chooseClock(config, log)
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('unhandledRejection', (reason) => outlive(reason, log))
  // The command that started this process was killed: without it nobody could stop us.
  process.once('disconnect', () => void end(0))
  const database = connectDatabase(await openDatabase(config))
  closers.push(database.close)
  await migrate(database.owner)
  const app = await createApp({ config, database, log, clock })
  await app.registerSubscribers()
  await createFirstAdmin({ config, app, database, clock })
  await loadSampleCompany({ config, database })
  if (config.roles.includes('worker')) {
    const worker = await app.startWorker(config.testClock ? catchUp(clock) : {})
    closers.push(worker.stop)
  }
  if (!config.roles.includes('web')) {
    say(inBoth('working'))
    return
  }
  closers.push(() => Promise.race([app.server.close(), sleep(10_000)]))
  await listen(app.server, config)
  welcome(app, await issueSetupToken(database.owner))
  // Otherwise only an orderly end would keep it for the next start.
  flushCompileCache()
}

/** In one piece, so that whoever reads the output never takes half of it for the whole. */
function welcome(app: App, setupToken: string | undefined): void {
  const url = app.publicUrl()
  const lines = ['', `  ${en.start.ready.replace('{{url}}', url)}`, `  ${ja.start.ready.replace('{{url}}', url)}`]
  if (setupToken) lines.push('', `  ${inBoth('set_up')}`, `  ${url}/setup#${setupToken}`)
  say([...lines, ''].join('\n'))
}

try {
  await start()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`\n${inBoth('failed')}\n${reason}\n`)
  await end(1)
}
