import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import type { Caller, Route } from '#platform/http/route.ts'
import type { EndpointShape } from '#platform/kernel/endpoint.ts'

type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined

interface Arguments<Shape extends EndpointShape> {
  params?: Input<Shape['params']>
  query?: Input<Shape['query']>
  body?: Input<Shape['body']>
}

/** Does what a person would do through the API, in an open transaction and at the time of the context's clock. */
export type Act = <Answer extends z.ZodType, Shape extends EndpointShape & { response: Answer }>(
  context: Context,
  endpoint: Shape & { response: Answer },
  input: Arguments<Shape>,
) => Promise<z.output<Answer>>

const caller: Caller = { ip: '', userAgent: 'sample', cookies: {}, setCookie: () => undefined, can: () => true }

export function createAct(routes: readonly Route[]): Act {
  return async (context, endpoint, input) => {
    const route = routes.find((one) => one.endpoint === endpoint)
    if (!route) throw new Error(`No route for ${endpoint.path}`)
    const parse = (schema: unknown, value: unknown) =>
      schema instanceof z.ZodType ? schema.parse(value ?? {}) : undefined
    const answer = await route.handle(context, {
      params: parse(endpoint.params, input.params),
      query: parse(endpoint.query, input.query),
      body: parse(endpoint.body, input.body),
      file: undefined,
      caller,
    })
    return endpoint.response.parse(answer)
  }
}
