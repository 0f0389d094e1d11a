import { pino } from 'pino'

export type Log = pino.Logger

/** Structured logs without personal data: tokens, cookies and bodies never reach them. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'],
  })
}
