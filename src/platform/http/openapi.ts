import { z } from 'zod'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

export interface ApiDescription {
  title: string
  version: string
  description: string
}

/** The OpenAPI 3.1 document of all routes but the portal's own, in a stable order. */
export function buildOpenApi(routes: readonly Route[], about: ApiDescription): Json {
  const paths: Record<string, Record<string, unknown>> = {}
  const listed = routes.filter((one) => one.access.audience === 'staff' || one.access.audience === 'signed_in')
  for (const one of [...listed].sort((a, b) => (a.endpoint.path < b.endpoint.path ? -1 : 1))) {
    const path = `/api/v1${one.endpoint.path}`
    paths[path] = { ...paths[path], [one.endpoint.method.toLowerCase()]: describeOperation(one) }
  }
  return {
    openapi: '3.1.0',
    info: { ...about, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key made with `npm run api-key` or in Settings.',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'banso.session_token' },
      },
      responses: {
        Problem: {
          description: 'Something is wrong with the request; `title` says what in the language of Accept-Language.',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    incidentId: { type: 'string' },
  },
}

function describeOperation(one: Route): Json {
  const { endpoint } = one
  const tag = endpoint.path.split('/')[1] ?? 'api'
  return {
    operationId: operationIdOf(endpoint),
    summary: endpoint.summary,
    tags: [tag],
    ...(one.access.audience === 'staff' && { 'x-permission': one.access.permission }),
    parameters: [
      ...describeParameters('path', endpoint.params),
      ...describeParameters('query', endpoint.query),
      ...idempotencyOf(endpoint),
    ],
    ...describeBody(endpoint),
    responses: { ...describeAnswer(endpoint), default: { $ref: '#/components/responses/Problem' } },
  }
}

const operationIdOf = (endpoint: EndpointShape) =>
  `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[{}]/g, '').replace(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`

function schemaOf(schema: unknown, io: 'input' | 'output'): Json {
  if (!(schema instanceof z.ZodType)) return {}
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return rest
}

function describeParameters(place: 'path' | 'query', schema: unknown): Json[] {
  const object = schemaOf(schema, 'input')
  const { properties } = object
  if (typeof properties !== 'object' || properties === null) return []
  const required: unknown = object.required
  return Object.entries(properties).map(([name, value]: [string, unknown]) => ({
    name,
    in: place,
    required: place === 'path' || (Array.isArray(required) && required.includes(name)),
    schema: value,
  }))
}

function idempotencyOf(endpoint: EndpointShape): Json[] {
  if (endpoint.method !== 'POST') return []
  const description = endpoint.answersSecret
    ? 'Repeat a request with the same key and nothing is done twice. The answer is given once: a repetition gets 409 `http.answer_not_kept`.'
    : 'Repeat a request with the same key and the first answer comes again; nothing is done twice.'
  return [
    { name: 'Idempotency-Key', in: 'header', required: false, description, schema: { type: 'string', maxLength: 200 } },
  ]
}

function describeBody(endpoint: EndpointShape): Json {
  if (endpoint.upload)
    return {
      requestBody: {
        required: true,
        description: `The file's bytes, at most ${endpoint.upload.maxBytes}.`,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  if (!endpoint.body) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } },
  }
}

function describeAnswer(endpoint: EndpointShape): Json {
  if (endpoint.download)
    return {
      200: {
        description: 'A file.',
        content: Object.fromEntries(
          endpoint.download.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }
  if (!endpoint.response) return { 204: { description: 'Done.' } }
  return {
    200: { description: 'OK', content: { 'application/json': { schema: schemaOf(endpoint.response, 'output') } } },
  }
}
