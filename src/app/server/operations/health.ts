import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '#platform/database/connect.ts'
import { isSchemaCurrent } from '#platform/database/migrate.ts'

/** `/livez`: the process answers. `/readyz`: the database answers and its schema is this code's. `/metrics`: figures. */
export function registerHealth(server: FastifyInstance, database: Database): void {
  server.get('/livez', async (_request, reply) => reply.type('text/plain').send('ok'))
  server.get('/readyz', async (_request, reply) => {
    try {
      const isCurrent = await isSchemaCurrent(database.owner)
      return await reply
        .status(isCurrent ? 200 : 503)
        .type('text/plain')
        .send(isCurrent ? 'ok' : 'schema is not current')
    } catch {
      return await reply.status(503).type('text/plain').send('database does not answer')
    }
  })
  registerMetrics(server, database)
}

function registerMetrics(server: FastifyInstance, database: Database): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'banso_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  const up = new Gauge({
    name: 'banso_database_up',
    help: '1 when the database answers',
    registers: [registry],
  })
  new Gauge({
    name: 'banso_jobs',
    help: 'Background jobs by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counted = await countJobs(database).catch(() => undefined)
      up.set(counted ? 1 : 0)
      if (!counted) return
      this.set({ state: 'waiting' }, counted.waiting)
      this.set({ state: 'failed' }, counted.failed)
    },
  })
  server.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode }
    duration.observe(labels, reply.elapsedTime / 1000)
  })
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}

async function countJobs(database: Database): Promise<{ waiting: number; failed: number } | undefined> {
  const { rows } = await database.owner.query<{ waiting: number; failed: number }>(
    `select count(*) filter (where attempts < max_attempts) as waiting,
       count(*) filter (where attempts >= max_attempts) as failed from graphile_worker._private_jobs`,
  )
  return rows[0]
}
