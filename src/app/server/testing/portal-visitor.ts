import { z } from 'zod'
import type { Call, TestApp } from '../../testing.ts'

export interface PortalVisitor {
  linkId: string
  /** What stands behind the # of the link. */
  token: string
  cookie: string
  /** Calls as a browser that the link let in, from the product's own page. */
  call: Call
}

const madeLink = z.object({ id: z.string(), url: z.url() })

/** Makes a link for somebody of a customer, of the level that suits them unless one is named, and enters with it. */
export async function enterPortal(
  test: TestApp,
  staff: Call,
  who: { accountId: string; stakeholderId: string; level?: string },
): Promise<PortalVisitor> {
  const made = await staff('POST', `/accounts/${who.accountId}/portal-links`, {
    stakeholderId: who.stakeholderId,
    ...(who.level !== undefined && { level: who.level }),
  })
  const { id: linkId, url } = madeLink.parse(made.body)
  const token = new URL(url).hash.slice(1)
  const cookie = cookieOf((await test.call('POST', '/portal/session', { token })).headers)
  return { linkId, token, cookie, call: withCookie(test, cookie) }
}

export function withCookie(test: TestApp, cookie: string): Call {
  return (method, path, body, headers) =>
    test.call(method, path, body, { cookie, 'sec-fetch-site': 'same-origin', ...headers })
}

/** The name and value of the cookie that an answer sets. */
export function cookieOf(headers: Readonly<Record<string, unknown>>): string {
  const cookies = [headers['set-cookie']].flat().map(String)
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').find((cookie) => cookie.startsWith('banso.portal=')) ?? ''
}
