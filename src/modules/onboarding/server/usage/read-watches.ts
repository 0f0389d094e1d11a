import type { Context } from '#platform/context/context.ts'
import { notFound } from '#platform/kernel/errors.ts'
import type { UsageWatch } from '../../contract.ts'
import { usageRuleSchema } from '../../domain/usage/usage-rule.ts'
import { findProject } from '../projects/project-queries.ts'
import type { ProjectKey } from '../projects/project-tables.ts'
import { selectWatchedProject, selectWatches, type WatchRow } from './watch-queries.ts'
import { watchedOf } from './watched.ts'

/** Throws not found `onboarding.no_such_project`. */
export async function readWatches(context: Context, projectId: string): Promise<UsageWatch[]> {
  const project = await findProject(context.transaction, projectId)
  if (!project) throw notFound('onboarding.no_such_project')
  return watchesOf(context, project)
}

export async function watchesOf(context: Context, project: ProjectKey): Promise<UsageWatch[]> {
  const row = await selectWatchedProject(context.transaction, project)
  if (!row) return []
  const rows = await selectWatches(context.transaction, project)
  return watchedOf(row).map(({ subject, key, rule, isOff, standing }) => {
    const watch = rows.find((each) => each.subject === subject && each.key === key)
    return {
      ...{ subject, key, isOff, standing },
      rule: rule ?? null,
      isOwn: watch !== undefined && watch.rule !== null,
      found: foundOf(watch),
      version: watch?.version ?? 0,
    }
  })
}

function foundOf(watch: WatchRow | undefined): UsageWatch['found'] {
  if (!watch || watch.found_on === null || watch.found_at === null) return null
  return {
    on: watch.found_on,
    count: watch.found_count ?? 0,
    people: watch.found_people,
    by: usageRuleSchema.parse(watch.found_by),
    at: watch.found_at,
    seenBy: watch.seen_by,
  }
}
