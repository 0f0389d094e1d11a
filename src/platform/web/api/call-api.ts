import { z } from 'zod'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import { addressOf } from './address.ts'
import { noteAnswer } from './connection.ts'
import type { AnswerOf, ArgumentsOf, CallParts, DownloadedFile } from './endpoint-types.ts'
import { ProblemError, problemOf, unreachable } from './problem.ts'

export interface CallOptions {
  signal?: AbortSignal
  /** Stays the same when the same intent is sent again, so that it takes effect once. */
  idempotencyKey?: string
}

/**
 * Calls one endpoint of this product's server and checks the answer against its contract. Throws `ProblemError` when
 * refused or unreachable, and the platform's AbortError when cancelled.
 */
export function callApi<const Shape extends EndpointShape>(
  endpoint: Shape,
  args: ArgumentsOf<Shape>,
  options?: CallOptions,
): Promise<AnswerOf<Shape>>
export async function callApi(endpoint: EndpointShape, parts: CallParts, options: CallOptions = {}): Promise<unknown> {
  const response = await send(endpoint, parts, options)
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined))
  if (endpoint.response instanceof z.ZodType) {
    const parsed = endpoint.response.safeParse(await response.json().catch(() => undefined))
    if (!parsed.success) throw problemOf(response.status, undefined)
    return parsed.data
  }
  return endpoint.download ? downloadedFile(response) : undefined
}

async function send(endpoint: EndpointShape, parts: CallParts, options: CallOptions): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': document.documentElement.lang })
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey)
  if (parts.file) headers.set('Content-Type', typeOf(endpoint, parts.file))
  else if (parts.body !== undefined) headers.set('Content-Type', 'application/json')
  try {
    const answer = await fetch(addressOf(endpoint, parts), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      body: parts.file ?? (parts.body === undefined ? null : JSON.stringify(parts.body)),
      signal: options.signal ?? null,
    })
    noteAnswer(answer.status)
    return answer
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown
    noteAnswer(undefined)
    throw unreachable()
  }
}

/** A stored file travels under its own type, any other as bytes. */
export const typeOf = (endpoint: EndpointShape, file: Blob) =>
  (endpoint.upload?.isStored && file.type) || 'application/octet-stream'

async function downloadedFile(response: Response): Promise<DownloadedFile> {
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  return { blob: await response.blob(), fileName: encoded ? decodeURIComponent(encoded) : (plain ?? 'download') }
}

/** Hands a downloaded file to the browser's own saving. */
export function saveFile({ blob, fileName }: DownloadedFile): void {
  const address = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** True when trying again may help: the network or the server, never a refusal. */
export const isWorthRetrying = (thrown: unknown) => thrown instanceof ProblemError && thrown.kind === 'unavailable'
