import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import type { ModuleManifest } from '#platform/http/module-manifest.ts'
import { buildOpenApi } from '#platform/http/openapi.ts'

const description =
  'Everything the browser does, a program can do. Errors are problem+json in the language of Accept-Language, lists are paged by cursor, and a POST with an Idempotency-Key is done once.'

export function describeApi(modules: readonly ModuleManifest[], version: string) {
  return buildOpenApi(
    modules.flatMap((module) => module.routes),
    { title: 'Banso', version, description },
  )
}

/** `/api/openapi.json` and the reference page `/api/docs`, which loads nothing from elsewhere. */
export async function registerApiDocuments(
  server: FastifyInstance,
  modules: readonly ModuleManifest[],
  version: string,
): Promise<void> {
  const document = describeApi(modules, version)
  server.get('/api/openapi.json', async (_request, reply) => reply.send(document))
  await server.register(scalar, {
    routePrefix: '/api/docs',
    // Whatever would send a reader or the document to somebody's cloud is off.
    configuration: {
      url: '/api/openapi.json',
      telemetry: false,
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
}
