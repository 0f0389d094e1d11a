import { z } from 'zod'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import { addressOf } from '#platform/web/api/address.ts'
import type { AnswerOf, ArgumentsOf, CallParts } from '#platform/web/api/endpoint-types.ts'
import type { Product } from './product.ts'

export type Api = ReturnType<typeof apiOf>

/** Calls the product's API as an administrator; for what a journey needs but does not walk through. */
export function apiOf(product: Product) {
  const authorization = `Bearer ${product.apiKey()}`
  function api<const Shape extends EndpointShape>(endpoint: Shape, args: ArgumentsOf<Shape>): Promise<AnswerOf<Shape>>
  async function api(endpoint: EndpointShape, parts: CallParts): Promise<unknown> {
    const response = await fetch(`${product.url}${addressOf(endpoint, parts)}`, {
      method: endpoint.method,
      headers: {
        authorization,
        ...(parts.body !== undefined && { 'content-type': 'application/json' }),
        ...(parts.file && { 'content-type': 'application/octet-stream' }),
      },
      body: parts.file ?? (parts.body === undefined ? null : JSON.stringify(parts.body)),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${endpoint.method} ${endpoint.path} answered ${response.status}: ${text}`)
    return endpoint.response instanceof z.ZodType ? endpoint.response.parse(JSON.parse(text)) : undefined
  }
  return api
}
