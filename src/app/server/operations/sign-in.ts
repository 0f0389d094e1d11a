import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { answerSignIn, type SignIn, signInActions } from '#modules/identity/server/api.ts'
import type { Clock } from '#platform/context/context.ts'

/** Hands what people do to get in and out to better-auth, which keeps its own rules on origins. */
export function registerSignIn(
  server: FastifyInstance,
  options: { pool: pg.Pool; signIn: SignIn; clock: Clock },
): void {
  for (const action of Object.keys(signInActions))
    server.post(`/api/auth${action}`, async (request, reply) => {
      const { headers, ip, body, protocol, host } = request
      const answer = await answerSignIn(options, action, { origin: `${protocol}://${host}`, headers, ip, body })
      for (const value of answer.headers.getSetCookie()) reply.header('set-cookie', value)
      return reply
        .status(answer.status)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(await answer.text())
    })
}
