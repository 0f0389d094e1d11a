import type { Trouble } from '../../contract.ts'
import { knownTroubles } from '../../domain/similar/experience.ts'
import type { PastProject } from './find-alike.ts'
import type { selectTroubles } from './similar-queries.ts'

/** What these past onboardings met so often that the next one had better be ready for it. */
export function troublesOf(
  projects: readonly PastProject[],
  rows: Awaited<ReturnType<typeof selectTroubles>>,
): Trouble[] {
  const unfulfilled = projects.filter(({ value_confirmed_on }) => value_confirmed_on === null)
  return knownTroubles(
    [
      ...rows.map(({ project_id, kind, days }) => ({ projectId: project_id, kind, days })),
      ...unfulfilled.map(({ project_id }) => ({ projectId: project_id, kind: 'ended_without_value', days: null })),
    ],
    projects.length,
  )
}
