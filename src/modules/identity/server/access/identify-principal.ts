import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Principal } from '#platform/http/route.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { roleSchema } from '../../contract.ts'
import { type PermissionTable, permissionsOf } from '../../domain/permissions.ts'
import { listOwnMemberships } from '../members/member-queries.ts'
import type { SignIn } from './sign-in.ts'

export interface IdentifyOptions {
  pool: pg.Pool
  signIn: SignIn
  permissions: PermissionTable
}

interface RequestProof {
  headers: IncomingHttpHeaders
  cookies: Readonly<Record<string, string | undefined>>
}

/** The staff member or API key behind a request; null when it proves neither. A wrong key never falls back to a cookie. */
export async function identifyPrincipal(options: IdentifyOptions, request: RequestProof): Promise<Principal | null> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const key = /^Bearer (\S+)$/i.exec(authorization)?.[1]
    return key ? identifyApiKey(options, key) : null
  }
  return request.headers.cookie === undefined ? null : identifyPerson(options, request)
}

interface FoundKey {
  workspace_id: string
  api_key_id: string
  name: string
  role: string
  time_zone: string
  last_used_on: string | null
}

async function identifyApiKey(options: IdentifyOptions, plain: string): Promise<Principal | null> {
  const hash = createHash('sha256').update(plain).digest()
  const { rows } = await options.pool.query<FoundKey>('select * from identity.find_api_key($1)', [hash])
  const [key] = rows
  if (!key) return null
  await markUsed(options.pool, key)
  return {
    actor: { kind: 'api_key', id: key.api_key_id, name: key.name },
    audience: 'staff',
    workspaceId: key.workspace_id,
    permissions: permissionsOf(roleSchema.parse(key.role), options.permissions),
    locale: undefined,
    timeZone: key.time_zone,
    byCookie: false,
  }
}

/** Once a day at most: a write on every request would be dearer than the request. */
async function markUsed(pool: pg.Pool, key: FoundKey): Promise<void> {
  const today = todayIn(key.time_zone, Date.now())
  if (key.last_used_on === today) return
  await inTransaction(pool, { workspaceId: key.workspace_id }, (transaction) =>
    transaction
      .withTables<{ 'identity.api_keys': { api_key_id: string; last_used_on: string | null } }>()
      .updateTable('identity.api_keys')
      .set({ last_used_on: today })
      .where('api_key_id', '=', key.api_key_id)
      .execute(),
  )
}

async function identifyPerson(options: IdentifyOptions, request: RequestProof): Promise<Principal | null> {
  const session = await options.signIn.api.getSession({
    headers: new Headers({ cookie: request.headers.cookie ?? '' }),
  })
  if (!session) return null
  const { user } = session
  const memberships = await inTransaction(options.pool, { workspaceId: undefined, userId: user.id }, (transaction) =>
    listOwnMemberships(transaction, user.id),
  )
  const wanted = request.cookies['banso.workspace']
  const membership = memberships.find((one) => one.workspace_id === wanted) ?? memberships[0]
  const settings = membership && (await readZone(options.pool, membership.workspace_id))
  return {
    actor: { kind: 'user', id: user.id, name: user.name },
    audience: 'staff',
    workspaceId: membership?.workspace_id,
    userId: user.id,
    permissions: membership ? permissionsOf(membership.role, options.permissions) : new Set(),
    locale: undefined,
    timeZone: settings?.time_zone ?? 'UTC',
    byCookie: true,
  }
}

async function readZone(pool: pg.Pool, workspaceId: string): Promise<{ time_zone: string } | undefined> {
  return inTransaction(pool, { workspaceId }, (transaction) =>
    transaction
      .withTables<{ 'identity.workspaces': { time_zone: string } }>()
      .selectFrom('identity.workspaces')
      .select('time_zone')
      .executeTakeFirst(),
  )
}
