import type { FastifyInstance } from 'fastify'
import type { Config } from '#platform/config/config.ts'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Listens on both internet protocols, or on the one there is. A taken port is told in a sentence. */
export async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ port: config.port, host: config.host ?? '::' })
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE')
      throw new Error(`Port ${config.port} is taken by another program. Stop it, or set PORT to another number.`)
    if (config.host !== undefined || !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(String(codeOf(error)))) throw error
    await server.listen({ port: config.port, host: '0.0.0.0' })
  }
}
