import { z } from 'zod'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import { addressOf } from './address.ts'
import { typeOf } from './call-api.ts'
import { noteAnswer } from './connection.ts'
import type { AnswerOf, ArgumentsOf, CallParts } from './endpoint-types.ts'
import { problemOf, unreachable } from './problem.ts'

export interface UploadOptions {
  signal: AbortSignal
  /** The share that has left the browser, 0–1. */
  onProgress: (share: number) => void
}

/** As `callApi`, for a file whose way can be watched: `fetch` tells nothing of what it has sent. */
export function uploadFile<const Shape extends EndpointShape>(
  endpoint: Shape,
  args: ArgumentsOf<Shape>,
  options: UploadOptions,
): Promise<AnswerOf<Shape>>
export function uploadFile(
  endpoint: EndpointShape,
  parts: CallParts,
  { signal, onProgress }: UploadOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, parts))
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    if (parts.file) request.setRequestHeader('Content-Type', typeOf(endpoint, parts.file))
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      noteAnswer(request.status)
      const body = readJson(request.responseText)
      if (request.status < 200 || request.status > 299) reject(problemOf(request.status, body))
      else if (!(endpoint.response instanceof z.ZodType)) resolve(undefined)
      else {
        const parsed = endpoint.response.safeParse(body)
        if (parsed.success) resolve(parsed.data)
        else reject(problemOf(request.status, undefined))
      }
    })
    request.addEventListener('error', () => {
      noteAnswer(undefined)
      reject(unreachable())
    })
    request.addEventListener('abort', () => reject(signal.reason))
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(parts.file ?? null)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
