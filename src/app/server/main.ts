import { setTimeout as sleep } from 'node:timers/promises'
import { issueSetupToken } from '#modules/identity/server/api.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { systemClock } from '#platform/context/context.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import { lockDataDirectory } from '#platform/database/data-directory-lock.ts'
import { startEmbeddedServer } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'
import { createLog } from '#platform/log/log.ts'
import { type App, createApp } from './create-app.ts'
import { createFirstAdmin } from './operations/create-first-admin.ts'
import { listen } from './operations/listen.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

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

async function openDatabase(config: Config): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const lock = lockDataDirectory(config.dataDirectory)
  closers.push(lock.release)
  const server = await startEmbeddedServer(config.dataDirectory)
  closers.push(server.stop)
  return server.url
}

async function start(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  const database = connectDatabase(await openDatabase(config))
  closers.push(database.close)
  await migrate(database.owner)
  const app = await createApp({ config, database, log, clock: systemClock })
  await createFirstAdmin({ config, app, database })
  if (config.roles.includes('worker')) {
    const worker = await app.startWorker()
    closers.push(worker.stop)
  }
  if (!config.roles.includes('web')) {
    say('Banso is working in the background. / Bansoのバックグラウンド処理を開始しました。')
    return
  }
  closers.push(() => Promise.race([app.server.close(), sleep(10_000)]))
  await listen(app.server, config)
  await welcome(app, await issueSetupToken(database.owner))
}

async function welcome(app: App, setupToken: string | undefined): Promise<void> {
  const url = app.publicUrl()
  say('')
  say(`  Banso is ready  →  ${url}`)
  say(`  Bansoを開始しました  →  ${url}`)
  if (setupToken) {
    say('')
    say('  Open this one-time link to make the first workspace / 最初のワークスペースを作成するためのリンク(1回限り):')
    say(`  ${url}/setup#${setupToken}`)
  }
  say('')
}

try {
  await start()
} catch (error) {
  process.stderr.write(
    `\nBanso could not start. / Bansoを開始できませんでした。\n${error instanceof Error ? error.message : String(error)}\n`,
  )
  await end(1)
}
