import type { IncomingHttpHeaders } from 'node:http'
import type pg from 'pg'
import { z } from 'zod'
import type { Clock } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { callerNetwork, countAttempt } from '#platform/http/rate-limit.ts'
import { readInput } from '#platform/http/read-request.ts'
import { requireSameOrigin } from '#platform/http/same-origin.ts'
import { invalid } from '#platform/kernel/errors.ts'
import { writeAuditEntry } from '../audit/write-audit-entry.ts'
import { listOwnMemberships } from '../members/member-queries.ts'
import { callerHeader, type SignIn } from './sign-in.ts'

export interface SignInRequest {
  /** Protocol and host that the browser used. */
  origin: string
  headers: IncomingHttpHeaders
  ip: string
  body: unknown
}

interface SignInAction {
  input: z.ZodType
  audited: string
}

const secret = z.string().min(1).max(200)

/** All of better-auth that is open to the world, with the only things each may be told. */
export const signInActions: Readonly<Record<string, SignInAction>> = {
  '/sign-in/email': {
    input: z.object({ email: z.string().min(1).max(254), password: secret }),
    audited: 'identity.signed_in',
  },
  '/sign-out': { input: z.object({}), audited: 'identity.signed_out' },
  '/update-user': { input: z.object({ name: z.string().trim().min(1).max(200) }), audited: 'identity.name_changed' },
  '/change-password': {
    input: z.object({ currentPassword: secret, newPassword: secret, revokeOtherSessions: z.boolean().optional() }),
    audited: 'identity.password_changed',
  },
}

/** Attempts per minute: from one network, and on one person from wherever. */
const limits = { network: 60, person: 10 }

const passedOn = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest']

/**
 * Lets better-auth answer one of `signInActions` and writes it into the audit log of the person's workspaces. Its answer
 * tells only what was wrong; who signed in is read from `/session`. Throws invalid, limited, and forbidden for another site's page.
 */
export async function answerSignIn(
  options: { pool: pg.Pool; signIn: SignIn; clock: Clock },
  action: string,
  request: SignInRequest,
): Promise<Response> {
  const { pool, signIn } = options
  const declared = signInActions[action]
  if (!declared || !URL.canParse(request.origin)) throw invalid('http.invalid_input')
  requireOwnPage(request)
  const input = readInput('body', declared.input, request.body ?? {})
  await countAttempt(pool, `sign-in:${callerNetwork(request.ip)}`, limits.network)
  const person = z.object({ email: z.string() }).safeParse(input)
  if (person.success) await countAttempt(pool, `sign-in-as:${person.data.email.toLowerCase()}`, limits.person)
  const headers = headersOf(request)
  const before = request.headers.cookie === undefined ? null : await signIn.api.getSession({ headers })
  const answer = await signIn.handler(
    new Request(`${request.origin}/api/auth${action}`, { method: 'POST', headers, body: JSON.stringify(input) }),
  )
  if (!answer.ok) return answer
  const signedIn = z.object({ user: personSchema }).safeParse(await answer.clone().json())
  const user = action === '/sign-in/email' && signedIn.success ? signedIn.data.user : before?.user
  if (user) await audit(options, declared.audited, user, request.ip)
  return new Response('{}', { status: answer.status, headers: answer.headers })
}

/** Also without a cookie: another site's page could sign its reader in as somebody else. Programs send none of the three. */
function requireOwnPage({ headers, origin }: SignInRequest): void {
  if (headers.cookie ?? headers.origin ?? headers['sec-fetch-site']) requireSameOrigin(headers, new URL(origin).host)
}

const personSchema = z.object({ id: z.string(), name: z.string() })

/** Only what better-auth needs: whatever a caller says of its own address is left out. */
function headersOf(request: SignInRequest): Headers {
  const headers = new Headers({ 'content-type': 'application/json', [callerHeader]: callerNetwork(request.ip) })
  for (const name of passedOn) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

/** better-auth has its own transactions, so this one comes after: a crash between them loses the entry alone. */
async function audit(
  { pool, clock }: { pool: pg.Pool; clock: Clock },
  action: string,
  user: z.infer<typeof personSchema>,
  ip: string,
): Promise<void> {
  const memberships = await inTransaction(pool, { workspaceId: undefined, userId: user.id }, (db) =>
    listOwnMemberships(db, user.id),
  )
  const actor = { kind: 'user' as const, id: user.id, name: user.name }
  for (const { workspace_id: workspaceId } of memberships)
    await inTransaction(pool, { workspaceId }, (transaction) =>
      writeAuditEntry(
        { transaction, actor, workspaceId, clock, locale: 'ja', timeZone: 'UTC' },
        { action, entity: 'member', entityId: user.id, details: null, ip },
      ),
    )
}
