import type { IncomingHttpHeaders } from 'node:http'
import { forbidden } from '#platform/kernel/errors.ts'

/**
 * A cookie travels with requests that another site's page makes; those are told by their origin. `host` is the one that
 * the browser used. Throws forbidden `http.wrong_origin`.
 */
export function requireSameOrigin(headers: IncomingHttpHeaders, host: string): void {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host) return
  throw forbidden('http.wrong_origin')
}
