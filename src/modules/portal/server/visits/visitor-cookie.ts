import { createHash } from 'node:crypto'
import type { Caller } from '#platform/http/route.ts'
import { sessionDays } from '../../domain/session-span.ts'

/** The cookie that lets a browser back in. Staff sign in with another one, and neither opens the other's routes. */
export const visitorCookie = 'banso.portal'

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Lets the browser keep its cookie for as long again. */
export function keepVisitor(caller: Caller): void {
  const secret = caller.cookies[visitorCookie]
  if (secret !== undefined) caller.setCookie(visitorCookie, secret, sessionDays * 86_400)
}
