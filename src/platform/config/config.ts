import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isTimeZone } from '#platform/kernel/dates.ts'

const roles = z
  .string()
  .default('web,worker')
  .transform((text) => text.split(',').map((role) => role.trim()))
  .pipe(z.array(z.enum(['web', 'worker'])).min(1))

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((text) => text === '1' || text === 'true')

/** `true` is kept as a word for one. */
const proxies = z
  .enum(['true', 'false', '', '0', '1', '2', '3', '4', '5'])
  .default('0')
  .transform((text) => (text === 'true' ? 1 : Number(text) || 0))

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  ROLES: roles,
  BANSO_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  BANSO_PUBLIC_URL: z.url().optional(),
  BANSO_SECRET: z.string().min(32).optional(),
  BANSO_ADMIN_EMAIL: z.email().optional(),
  BANSO_ADMIN_PASSWORD: z.string().min(8).optional(),
  BANSO_SAMPLE: flag,
  BANSO_LOCALE: z.enum(['ja', 'en']).default('ja'),
  BANSO_TIME_ZONE: z.string().refine(isTimeZone, 'no such time zone').default('Asia/Tokyo'),
  BANSO_TRUST_PROXY: proxies,
  BANSO_KEY_LIMIT: z.coerce.number().int().min(1).default(12_000),
  BANSO_EVENT_DAYS: z.coerce.number().int().min(62).max(9_000).default(800),
  BANSO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  BANSO_OUTBOUND_ALLOW: z.string().default(''),
  BANSO_TEST_CLOCK: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
})

export interface Config {
  port: number
  host: string | undefined
  roles: readonly ('web' | 'worker')[]
  dataDirectory: string
  databaseUrl: string | undefined
  publicUrl: string | undefined
  secret: string | undefined
  admin: { email: string; password: string } | undefined
  loadSample: boolean
  locale: 'ja' | 'en'
  timeZone: string
  /** How many proxies stand in front; each adds one address to `X-Forwarded-For`, and only those are believed. */
  trustProxy: number
  /** Requests a minute and API key, in each process. */
  keyLimit: number
  /** How many days events themselves are kept; what was counted of them stays. */
  eventDays: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  /** Host names that the outbound client may reach although they resolve to private addresses. */
  outboundAllow: readonly string[]
  /** A file whose instant is the product's time, for tests only. */
  testClock: string | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  version: string
}

/** The one reader of the environment. Throws an Error whose message names each variable that is wrong. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(filled)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These environment variables are not usable:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  if ((values.BANSO_ADMIN_EMAIL === undefined) !== (values.BANSO_ADMIN_PASSWORD === undefined))
    throw new Error('BANSO_ADMIN_EMAIL and BANSO_ADMIN_PASSWORD belong together: set both or neither.')
  if (values.BANSO_TEST_CLOCK) refuseTestClock(filled)
  const admin =
    values.BANSO_ADMIN_EMAIL && values.BANSO_ADMIN_PASSWORD
      ? { email: values.BANSO_ADMIN_EMAIL, password: values.BANSO_ADMIN_PASSWORD }
      : undefined
  return {
    port: values.PORT,
    host: values.HOST,
    roles: values.ROLES,
    dataDirectory: path.resolve(values.BANSO_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.BANSO_PUBLIC_URL?.replace(/\/+$/, ''),
    secret: values.BANSO_SECRET,
    admin,
    loadSample: values.BANSO_SAMPLE,
    locale: values.BANSO_LOCALE,
    timeZone: values.BANSO_TIME_ZONE,
    trustProxy: values.BANSO_TRUST_PROXY,
    keyLimit: values.BANSO_KEY_LIMIT,
    eventDays: values.BANSO_EVENT_DAYS,
    logLevel: values.BANSO_LOG_LEVEL,
    outboundAllow: values.BANSO_OUTBOUND_ALLOW.split(',').filter(Boolean),
    testClock: values.BANSO_TEST_CLOCK,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    version: readVersion(),
  }
}

/** A wrong time would mail real customers: whatever hints at a product in use forbids it. */
function refuseTestClock(variables: NodeJS.ProcessEnv): void {
  const { NODE_ENV, DATABASE_URL, BANSO_PUBLIC_URL } = variables
  if (NODE_ENV === 'production' || DATABASE_URL || BANSO_PUBLIC_URL)
    throw new Error(
      'BANSO_TEST_CLOCK is for tests: not with NODE_ENV=production, nor together with DATABASE_URL or BANSO_PUBLIC_URL.',
    )
}

const packageFile = z.object({ version: z.string() })

function readVersion(): string {
  const file = new URL('../../../package.json', import.meta.url)
  return packageFile.parse(JSON.parse(readFileSync(file, 'utf8'))).version
}
