import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { HealthSettings } from '../../domain/settings.ts'
import { scoreEverybodyLater } from '../scoring/rescore.ts'
import { saveSettings } from './settings-queries.ts'

/** Changes how health is watched; groups and movements follow in a moment. Throws conflict `health.changed_meanwhile`. */
export async function changeSettings(
  context: Context,
  { definition, version }: { definition: HealthSettings; version: number },
): Promise<void> {
  const isSaved = await saveSettings(context.transaction, {
    workspace_id: context.workspaceId,
    definition: JSON.stringify(definition),
    settings_version: version + 1,
    changed_by: context.actor.name,
    changed_at: instantOf(context),
  })
  if (!isSaved) throw conflict('health.changed_meanwhile')
  await scoreEverybodyLater(context)
}
