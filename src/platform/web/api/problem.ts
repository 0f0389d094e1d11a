import { z } from 'zod'
import type { ErrorKind } from '#platform/kernel/errors.ts'

const problemSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  kind: z
    .enum(['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'limited', 'unavailable'])
    .optional(),
  code: z.string().default('platform.unknown'),
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string().optional() })).default([]),
  incidentId: z.string().optional(),
})

export interface ProblemField {
  path: string
  code: string
  /** In the reader's language, when the server had words for it. */
  message?: string | undefined
}

/** A request that the server refused, or that never reached it (`code` is then `platform.unreachable`). */
export class ProblemError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly fields: readonly ProblemField[]
  readonly incidentId: string | undefined

  constructor(problem: {
    kind: ErrorKind
    code: string
    title: string
    detail?: string | undefined
    fields?: readonly ProblemField[]
    incidentId?: string | undefined
  }) {
    super(problem.code)
    this.name = 'ProblemError'
    this.kind = problem.kind
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.fields = problem.fields ?? []
    this.incidentId = problem.incidentId
  }
}

const kindOfStatus: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'invalid',
  422: 'invalid',
  429: 'limited',
}

/** Reads a refused answer; what is not problem+json (a proxy's page) becomes `unavailable` without words. */
export function problemOf(status: number, answer: unknown): ProblemError {
  const kind = kindOfStatus[status] ?? 'unavailable'
  const parsed = problemSchema.safeParse(answer)
  if (!parsed.success) return new ProblemError({ kind, code: 'platform.unexpected_answer', title: '' })
  return new ProblemError({ ...parsed.data, kind: parsed.data.kind ?? kind })
}

/** A refusal that the browser itself can give, in the platform's words. */
export const refusal = (kind: ErrorKind) => new ProblemError({ kind, code: `platform.${kind}`, title: '' })

export const unreachable = () => new ProblemError({ kind: 'unavailable', code: 'platform.unreachable', title: '' })

/** Whether somebody else changed the same thing between reading and saving it. */
export const isChangedMeanwhile = (thrown: unknown) =>
  thrown instanceof ProblemError && thrown.code.endsWith('changed_meanwhile')

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): ProblemError {
  return thrown instanceof ProblemError
    ? thrown
    : new ProblemError({ kind: 'unavailable', code: 'platform.unexpected', title: '' })
}
