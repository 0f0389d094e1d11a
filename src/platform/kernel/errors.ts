/** The seven ways a request can fail. Each is mapped to an HTTP status once, in platform/http. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'limited'
  | 'unavailable'

export type ErrorParams = Readonly<Record<string, string | number>>

/** One field of the input that is wrong: its path (`goals.0.target`) and the stable code of what is wrong with it. */
export interface FieldError {
  path: string
  code: string
  params?: ErrorParams
}

/**
 * An expected failure with a stable code (`accounts.external_id_taken`). The words come from the messages of the
 * reader's language; nothing here is shown as it is.
 */
export class ProductError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly params: ErrorParams
  readonly fields: readonly FieldError[]

  constructor(kind: ErrorKind, code: string, params: ErrorParams = {}, fields: readonly FieldError[] = []) {
    super(code)
    this.name = 'ProductError'
    this.kind = kind
    this.code = code
    this.params = params
    this.fields = fields
  }
}

export const invalid = (code: string, params?: ErrorParams, fields?: readonly FieldError[]) =>
  new ProductError('invalid', code, params, fields)
export const unauthenticated = (code: string, params?: ErrorParams) => new ProductError('unauthenticated', code, params)
export const forbidden = (code: string, params?: ErrorParams) => new ProductError('forbidden', code, params)
export const notFound = (code: string, params?: ErrorParams) => new ProductError('not_found', code, params)
export const conflict = (code: string, params?: ErrorParams) => new ProductError('conflict', code, params)
export const limited = (code: string, params?: ErrorParams) => new ProductError('limited', code, params)
export const unavailable = (code: string, params?: ErrorParams) => new ProductError('unavailable', code, params)
