// Does what every such server must do: reads the body, parses it, answers. Told its port by a line on stdout.
import Fastify from 'fastify'

const server = Fastify()
server.removeAllContentTypeParsers()
server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 500 * 1024 }, (_request, body, done) =>
  done(null, body),
)
server.post('/v1/batch', async (request, reply) => {
  const { body } = request
  const parsed: unknown = Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : undefined
  return reply.type('application/json; charset=utf-8').send(`{"success":${parsed !== undefined}}`)
})
process.on('SIGTERM', () => process.exit(0))
console.log(await server.listen({ port: 0, host: '127.0.0.1' }))
