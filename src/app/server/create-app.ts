import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import {
  createSignIn,
  identifyPrincipal,
  readSettings,
  type SignIn,
  writeAuditEntry,
} from '#modules/identity/server/api.ts'
import { createSetupGate } from '#modules/identity/server/module.ts'
import { identifyPortalVisitor, ownAddress } from '#modules/portal/server/api.ts'
import { takeEventsIn } from '#modules/usage/server/api.ts'
import type { Config } from '#platform/config/config.ts'
import type { Clock, Context } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import { deliverEventJob, registerSubscribers } from '#platform/events/subscriber.ts'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { createServer } from '#platform/http/server.ts'
import { startWorker, type Worker } from '#platform/jobs/worker.ts'
import type { WorkerOptions } from '#platform/jobs/worker-options.ts'
import type { Log } from '#platform/log/log.ts'
import { createMailSender } from '#platform/outbound/mail.ts'
import { createSeal } from '#platform/tokens/seal.ts'
import { createWords, type Words } from '#platform/words/words.ts'
import { composeModules } from './compose-modules.ts'
import { registerApiDocuments } from './operations/api-documents.ts'
import { registerHealth } from './operations/health.ts'
import { registerPages } from './operations/pages.ts'
import { registerSignIn } from './operations/sign-in.ts'

export interface AppOptions {
  config: Config
  database: Database
  log: Log
  clock: Clock
}

export interface App {
  server: FastifyInstance
  modules: readonly ModuleManifest[]
  signIn: SignIn
  words: Words
  /** Tells the database what this version hears. Before anything works or listens. */
  registerSubscribers: () => Promise<void>
  startWorker: (beat?: Pick<WorkerOptions, 'beatMilliseconds' | 'onBeat'>) => Promise<Worker>
  /** Where people reach the product: the configured address, or the one it listens on. */
  publicUrl: () => string
}

/** Puts the product together on a migrated database. Nothing listens or works yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, database, log, clock } = options
  const secret = config.secret ?? (await readSecret(database.owner))
  const signIn = createSignIn({
    pool: database.app,
    secret,
    publicUrl: config.publicUrl,
  })
  const permissions: Record<string, readonly string[]> = {}
  const publicUrl = () => config.publicUrl ?? listeningUrl(server, config)
  const modules = composeModules({
    identity: { signIn, permissions, publicUrl, setupGate: createSetupGate(database.owner) },
    messaging: {
      pool: database.app,
      sender: createMailSender(config.smtpUrl, config.mailFrom),
      publicUrl,
      ownAddress,
    },
    portal: { publicUrl, hasMailServer: config.smtpUrl !== undefined },
    integrations: { seal: createSeal(secret), publicUrl },
    usage: { retentionDays: config.eventDays },
  })
  for (const module of modules) Object.assign(permissions, module.permissions)
  const words = createWords(modules.map((module) => module.messages))
  const server = await createServer({
    pool: database.app,
    routes: modules.flatMap((module) => module.routes),
    words,
    clock,
    log,
    defaultLocale: config.locale,
    trustProxy: config.trustProxy,
    keyLimit: config.keyLimit,
    isSecure: () => publicUrl().startsWith('https:'),
    writeAudit: writeAuditEntry,
    authenticate: (request, audience) =>
      audience === 'portal'
        ? identifyPortalVisitor({ pool: database.app, clock }, request)
        : identifyPrincipal({ pool: database.app, signIn, permissions }, request),
  })
  registerSignIn(server, { pool: database.app, signIn, clock })
  await takeEventsIn(server, { pool: database.app, clock, retentionDays: config.eventDays })
  registerHealth(server, database)
  await registerApiDocuments(server, modules, config.version)
  await registerPages(server)
  const subscribers = modules.flatMap((module) => module.subscribers ?? [])
  const systemContext = async (base: Pick<Context, 'transaction' | 'workspaceId'>): Promise<Context> => {
    const settings = await readSettings(base)
    return {
      ...base,
      actor: { kind: 'system', id: 'system', name: 'Banso' },
      clock,
      locale: settings.locale,
      timeZone: settings.timeZone,
    }
  }
  return {
    server,
    modules,
    signIn,
    words,
    publicUrl,
    registerSubscribers: () => registerSubscribers(database.owner, subscribers),
    startWorker: (beat) =>
      startWorker({
        ...beat,
        database,
        log,
        systemContext,
        jobs: [...modules.flatMap((module) => module.jobs ?? []), deliverEventJob(subscribers)],
        schedules: modules.flatMap((module) => module.schedules ?? []),
      }),
  }
}

/** The secret that signs session cookies, made once per installation when the operator sets none. */
async function readSecret(owner: pg.Pool): Promise<string> {
  await owner.query("insert into platform.instance (key, value) values ('secret', $1) on conflict do nothing", [
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await owner.query<{ value: string }>("select value from platform.instance where key = 'secret'")
  const [row] = rows
  if (!row) throw new Error('The installation has no secret.')
  return row.value
}

function listeningUrl(server: FastifyInstance, config: Config): string {
  const address = server.server.address()
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : config.port}`
}
