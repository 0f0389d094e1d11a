import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Locale } from '#platform/context/context.ts'
import { type ErrorKind, type FieldError, invalid, type ProductError } from '#platform/kernel/errors.ts'
import type { Words } from '#platform/words/words.ts'

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
}

export interface Problem {
  type: string
  title: string
  status: number
  kind: string
  code: string
  detail?: string
  fields?: { path: string; code: string; message: string }[]
  incidentId?: string
}

/** An expected error in the reader's words (RFC 9457). */
export function describeProblem(error: ProductError, words: Words, locale: Locale): Problem {
  const status = error.code.startsWith('http.payload_too_large') ? 413 : statusOf[error.kind]
  const title = words.say(locale, error.code, error.params) ?? words.say(locale, `kind.${error.kind}`) ?? error.code
  const fields = error.fields.map((field) => ({
    path: field.path,
    code: field.code,
    message: words.say(locale, field.code, field.params) ?? field.code,
  }))
  return {
    type: `urn:banso:problem:${error.code}`,
    title,
    status,
    kind: error.kind,
    code: error.code,
    ...(fields.length > 0 && { fields, detail: fields.map((field) => field.message).join(' ') }),
  }
}

/** What an unknown error may show: an identifier that the log carries too, and nothing else. */
export function describeIncident(words: Words, locale: Locale): Problem & { incidentId: string } {
  const incidentId = randomUUID()
  return {
    type: 'urn:banso:problem:incident',
    title: words.say(locale, 'http.incident', { incidentId }) ?? incidentId,
    status: 500,
    kind: 'incident',
    code: 'http.incident',
    incidentId,
  }
}

/** The first thing wrong with each field, as a stable code. */
export function invalidInput(part: string, error: z.ZodError): ProductError {
  const fields = error.issues.map((issue): FieldError => {
    const path = issue.path.map(String).join('.')
    return { path: part === 'body' ? path : [part, path].filter(Boolean).join('.'), ...codeOf(issue) }
  })
  return invalid('http.invalid_input', {}, fields)
}

function codeOf(issue: z.core.$ZodIssue): { code: string; params?: Record<string, string | number> } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { code: 'field.required' }
        : { code: 'field.wrong_type', params: { expected: issue.expected } }
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) <= 1) return { code: 'field.required' }
      return {
        code: issue.origin === 'string' ? 'field.too_short' : 'field.too_small',
        params: { minimum: Number(issue.minimum) },
      }
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'field.too_long' : 'field.too_big',
        params: { maximum: Number(issue.maximum) },
      }
    case 'invalid_format':
      return {
        code: `field.invalid_${issue.format === 'email' || issue.format === 'date' || issue.format === 'url' ? issue.format : 'format'}`,
      }
    case 'custom': {
      const code: unknown = issue.params?.code
      return { code: typeof code === 'string' ? code : 'field.invalid' }
    }
    default:
      return { code: 'field.invalid' }
  }
}
