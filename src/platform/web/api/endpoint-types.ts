import type { z } from 'zod'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never
type Nothing = Record<never, never>

/** `Key` is demanded when the schema demands anything, optional when `{}` would do, absent when there is no schema. */
type Part<Shape, Key extends string> =
  Shape extends Readonly<Record<Key, infer Schema extends z.ZodType>>
    ? Nothing extends InputOf<Schema>
      ? { readonly [K in Key]?: InputOf<Schema> }
      : { readonly [K in Key]: InputOf<Schema> }
    : Nothing

/** What a call of this endpoint must be given: `{ params, query, body, file }`, each only where declared. */
export type ArgumentsOf<Shape extends EndpointShape> = Part<Shape, 'params'> &
  Part<Shape, 'query'> &
  Part<Shape, 'body'> &
  (Shape extends { upload: object } ? { readonly file: Blob } : Nothing)

/** What a call of this endpoint gives back: the parsed JSON, a file, or nothing. */
export type AnswerOf<Shape extends EndpointShape> = Shape extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Shape extends { download: readonly string[] }
    ? DownloadedFile
    : undefined

export interface DownloadedFile {
  blob: Blob
  fileName: string
}

/** The same parts seen without their schemas. */
export interface CallParts {
  params?: unknown
  query?: unknown
  body?: unknown
  file?: Blob
}

/** A list served page by page. */
export type PagedEndpoint = EndpointShape & {
  response: z.ZodType<{ items: readonly unknown[]; nextCursor: string | null }>
}

export type ItemOf<Shape extends PagedEndpoint> =
  AnswerOf<Shape> extends { items: readonly (infer Item)[] } ? Item : never
