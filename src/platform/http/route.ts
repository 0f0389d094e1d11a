import type { z } from 'zod'
import type { Actor, Context, Locale } from '#platform/context/context.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { StoredFile } from '#platform/file-storage/stored-file.ts'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import type { ProductError } from '#platform/kernel/errors.ts'

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
// Without a response schema nothing is sent, whatever a handler returns.
type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : unknown

/** A file on its way in: its name as the sender gave it, and all its bytes. */
export interface UploadedFile {
  fileName: string
  bytes: Buffer
}

/** A file on its way out. */
export interface FileAnswer {
  fileName: string
  contentType: string
  body: Buffer | AsyncIterable<Buffer>
}

/** A stored file on its way out, whole or the range that is asked for. Shown in place only where it is a picture. */
export interface StoredFileAnswer {
  stored: StoredFile
  isShownInPlace?: boolean
}

/** Where a caller signs its body, a handler may answer with the refusal itself: what it wrote of it is kept, as a throw would not. */
type RefusalOf<Signed> = Signed extends true ? ProductError : never

type FileOf<Upload> = Upload extends { isStored: true } ? StoredFile : Upload extends object ? UploadedFile : undefined

export interface RouteRequest<Shape extends EndpointShape> {
  params: OutputOf<Shape['params']>
  query: OutputOf<Shape['query']>
  body: OutputOf<Shape['body']>
  file: FileOf<Shape['upload']>
  /** What only some routes look at: who calls from where, and cookies to set. */
  caller: Caller
}

export interface Caller {
  /** Of routes whose callers sign the body: its bytes as they came, and the headers. */
  signed?: { bytes: Buffer; header: (name: string) => string | undefined }
  ip: string
  userAgent: string
  cookies: Readonly<Record<string, string | undefined>>
  setCookie: (name: string, value: string, maxAgeSeconds: number) => void
  /** Whether the caller holds a permission besides the route's own: for what only some inputs ask for. */
  can: (permission: string) => boolean
}

type Answer<Shape extends EndpointShape> = Shape['download'] extends readonly string[]
  ? FileAnswer | StoredFileAnswer
  : InputOf<Shape['response']>

/**
 * Who may call. `staff` and `portal` need a principal of that audience who holds the permission; `public` routes prove
 * the caller themselves, by a token in the body or its signature.
 */
export type Access =
  | { audience: 'staff'; permission: string }
  | { audience: 'signed_in' }
  | { audience: 'portal'; permission: string }
  /** `perMinute`: attempts from one network, where fewer or more are needed than elsewhere. */
  | { audience: 'public'; identify: Identify; perMinute?: number }

/** Finds out from a token in the request which workspace it concerns and as whom; throws when it is not valid. */
export type Identify = (
  db: Db,
  request: RawRequest,
  now: number,
) => Promise<{ workspaceId: string; actor: Actor; timeZone?: string }>

/** `read` for what changes nothing; else the action's name (`accounts.account_updated`) and what it is done to. */
export type AuditDeclaration = 'read' | { action: string; entity: string }

export interface Route {
  endpoint: EndpointShape
  access: Access
  audit: AuditDeclaration
  /** Of routes that store a file: whose it becomes, decided before its first byte is read. Throws to refuse it. */
  placeFile?: PlaceFile
  handle: (context: Context, request: RawRequest) => Promise<unknown>
}

export type PlaceFile = (context: Context, request: Omit<RawRequest, 'file'>) => Promise<{ accountId: string }>

/** Already validated by the server against the endpoint's schemas. */
export interface RawRequest {
  params: unknown
  query: unknown
  body: unknown
  file: UploadedFile | StoredFile | undefined
  caller: Caller
}

export interface RouteOptions<Shape extends EndpointShape> {
  access: Access
  audit: AuditDeclaration
  placeFile?: (context: Context, request: Omit<RouteRequest<Shape>, 'file'>) => Promise<{ accountId: string }>
  handle: (
    context: Context,
    request: RouteRequest<Shape>,
  ) => Promise<Answer<Shape> | RefusalOf<Shape['takesSignedBody']>>
}

/** Declares a route: an endpoint of the contract, who may call it, what the audit log says of it, and one call. */
export function route<const Shape extends EndpointShape>(endpoint: Shape, options: RouteOptions<Shape>): Route {
  const { placeFile } = options
  if ((endpoint.upload?.isStored === true) !== (placeFile !== undefined))
    throw new Error(`${endpoint.path}: a route that stores a file says whose it becomes, and no other does.`)
  return {
    endpoint,
    ...(placeFile && {
      placeFile: (context: Context, request: Omit<RawRequest, 'file'>) => {
        if (!isPlacingOf(endpoint, request)) throw new Error('A route was called past its validation.')
        return placeFile(context, request)
      },
    }),
    access: options.access,
    audit: options.audit,
    handle: (context, request) => {
      if (!isRequestOf(endpoint, request)) throw new Error('A route was called past its validation.')
      return options.handle(context, request)
    },
  }
}

function isRequestOf<Shape extends EndpointShape>(
  endpoint: Shape,
  request: RawRequest,
): request is RawRequest & RouteRequest<Shape> {
  return (endpoint.upload === undefined) === (request.file === undefined)
}

function isPlacingOf<Shape extends EndpointShape>(
  endpoint: Shape,
  request: Omit<RawRequest, 'file'>,
): request is Omit<RawRequest, 'file'> & Omit<RouteRequest<Shape>, 'file'> {
  return endpoint.upload?.isStored === true && 'params' in request
}

/** Who is calling, as the identity of the request established it. */
export interface Principal {
  actor: Actor
  audience: 'staff' | 'portal'
  /** Undefined for a signed-in person who belongs to no workspace yet. */
  workspaceId: string | undefined
  userId?: string
  permissions: ReadonlySet<string>
  locale: Locale | undefined
  timeZone: string
  /** Cookies can be sent by other sites' pages; such callers must prove the origin on changes. */
  byCookie: boolean
}
