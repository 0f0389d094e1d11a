import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import type { CallParts } from './endpoint-types.ts'

const root = '/api/v1'

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/**
 * The address of a call: parameters filled in, query appended. A list becomes a repeated name; undefined, null and
 * empty text are left out.
 */
export function addressOf(endpoint: EndpointShape, parts: CallParts): string {
  const params = new Map(entriesOf(parts.params))
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params.get(name) ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of entriesOf(parts.query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') query.append(name, String(item))
    }
  }
  if (parts.file !== undefined && !query.has('fileName') && 'name' in parts.file) {
    query.set('fileName', String(parts.file.name))
  }
  const search = query.toString()
  return `${root}${path}${search === '' ? '' : `?${search}`}`
}

/** Cache key of an endpoint: its path piece by piece, so that `/accounts` also stands for `/accounts/{id}/…`. */
export function cacheKeyOf(endpoint: EndpointShape, parts?: CallParts): readonly unknown[] {
  const pieces = ['api', ...endpoint.path.split('/').filter(Boolean)]
  if (parts === undefined) return pieces
  const { params = null, query = null, body } = parts
  return [...pieces, { params, query, ...(body !== undefined && { body }) }]
}
