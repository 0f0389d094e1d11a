import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Clock, Context, Locale } from '#platform/context/context.ts'
import type { Log } from '#platform/log/log.ts'
import { chooseLocale, type Words } from '#platform/words/words.ts'
import type { Principal, Route } from './route.ts'

export interface AuditEntry {
  action: string
  entity: string
  entityId: string | null
  details: unknown
  ip: string
}

export interface ServerOptions {
  pool: pg.Pool
  routes: readonly Route[]
  words: Words
  clock: Clock
  log: Log
  defaultLocale: Locale
  /** Requests a minute that one API key may make in this process. */
  keyLimit: number
  /** How many proxies' `X-Forwarded-*` are believed; 0 for none. */
  trustProxy: number
  /** Who is calling; null when the request carries no valid proof. */
  authenticate: (request: FastifyRequest, audience: 'staff' | 'portal') => Promise<Principal | null>
  writeAudit: (context: Context, entry: AuditEntry) => Promise<void>
  isSecure: () => boolean
}

export function localeOf(options: Pick<ServerOptions, 'defaultLocale'>, request: FastifyRequest): Locale {
  return chooseLocale(request.headers['accept-language'], options.defaultLocale)
}
