import type { FastifyInstance } from 'fastify'
import type { SignIn } from '#modules/identity/server/api.ts'

/** Hands `/api/auth/*` to better-auth, which keeps its own rules on origins and attempts. */
export function registerSignIn(server: FastifyInstance, signIn: SignIn): void {
  server.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(request.headers))
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
      const response = await signIn.handler(
        new Request(`${request.protocol}://${request.host}${request.url}`, {
          method: request.method,
          headers,
          ...(request.method === 'POST' && { body: JSON.stringify(request.body ?? {}) }),
        }),
      )
      reply.status(response.status)
      for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
      for (const value of response.headers.getSetCookie()) reply.header('set-cookie', value)
      return reply.send(response.body === null ? '' : await response.text())
    },
  })
}
