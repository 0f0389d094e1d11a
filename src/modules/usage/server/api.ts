import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Clock } from '#platform/context/context.ts'
import { createSourceFinder } from './intake/find-source.ts'
import { createIntakeQueue } from './intake/intake-queue.ts'
import { intakeAddresses, registerIntake } from './intake/register-intake.ts'
import { createRollAsker } from './rollups/ask-to-roll.ts'

export { addCountedUsage, type CountedUsage } from './counted/add-counted-usage.ts'
export { ensureFeatures } from './features/ensure-features.ts'
export { dataStoppedOn, listFigures, readFigures } from './figures/read-figures.ts'
export { findReached, type Reached, type ReachQuestion } from './reached/find-reached.ts'
export { intakeAddresses }

/** Takes events in under `/v1`. */
export async function takeEventsIn(
  server: FastifyInstance,
  options: { pool: pg.Pool; clock: Clock; retentionDays: number },
): Promise<void> {
  const { pool, clock, retentionDays } = options
  await registerIntake(server, {
    findSource: createSourceFinder(pool, clock),
    takeIn: createIntakeQueue(pool, createRollAsker(clock)),
    clock,
    retentionDays,
  })
}
