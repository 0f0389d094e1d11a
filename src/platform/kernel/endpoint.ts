export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * What a caller and the server agree on for one address. Declared in a module's `contract.ts` with zod schemas and
 * read by the server (validation, OpenAPI) and by the browser (types of the client), so that neither repeats it.
 */
export interface EndpointShape {
  method: HttpMethod
  /** Below `/api/v1`, parameters as `{id}`. */
  path: string
  /** One English line for the OpenAPI document. */
  summary: string
  params?: unknown
  query?: unknown
  /** JSON body. Leave out when `upload` is set. */
  body?: unknown
  /**
   * The body is a file's bytes, at most this many of them; the name travels as the query's `fileName`. A file that
   * `isStored` is kept as it comes in and handed to the route as what it became; any other one is handed over in memory.
   */
  upload?: { maxBytes: number; isStored?: true }
  /** A body of any type is taken and let go: for callers, as mail programs, whose body says nothing that the address does not. */
  takesAnyBody?: true
  /** The body is taken as the bytes that came, for callers who sign them; the route reads them and the headers itself. */
  takesSignedBody?: true
  /** JSON answer. Leave out when `download` is set; neither means 204. */
  response?: unknown
  /** The answer holds a secret: it is given once and kept nowhere, not even for a request that is repeated. */
  answersSecret?: true
  /** The answer is a file of one of these content types. */
  download?: readonly string[]
}

export function endpoint<const Shape extends EndpointShape>(shape: Shape): Shape {
  return shape
}
