import { betterAuth } from 'better-auth'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { newId } from '#platform/kernel/ids.ts'

export interface SignInOptions {
  pool: pg.Pool
  secret: string
  /** Where people reach the product; left out, the request's own address counts. */
  publicUrl: string | undefined
}

const sessionDays = 14

/** Carries the address that the server itself established; no caller's header of this name gets through. */
export const callerHeader = 'x-banso-caller'

/** better-auth for e-mail and password. People come in by invitation or set-up only, so sign-up is closed. */
export function createSignIn({ pool, secret, publicUrl }: SignInOptions) {
  const db = new Kysely({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] }).withSchema(
    'identity',
  )
  return betterAuth({
    appName: 'Banso',
    ...(publicUrl !== undefined && { baseURL: publicUrl }),
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: { db, type: 'postgres' },
    user: { modelName: 'users', additionalFields: { locale: { type: 'string', required: false } } },
    session: { modelName: 'sessions', expiresIn: sessionDays * 86_400 },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    // Attempts are counted in the database before they come here, so that the count holds across processes.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'banso',
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [callerHeader] },
    },
    // The origin must be the address the request itself came to; the proxy in front tells it when there is one.
    trustedOrigins: (request) => (request ? [originOf(request)] : []),
  })
}

export type SignIn = ReturnType<typeof createSignIn>

function originOf(request: Request): string {
  return new URL(request.url).origin
}

export async function hashPassword(signIn: SignIn, password: string): Promise<string> {
  const context = await signIn.$context
  return context.password.hash(password)
}

export async function isPassword(signIn: SignIn, hash: string, password: string): Promise<boolean> {
  const context = await signIn.$context
  return context.password.verify({ hash, password })
}
