import type { Context } from '#platform/context/context.ts'
import type { HealthSettingsRecord } from '../../contract/settings.ts'
import { builtInSettings, settingsSchema } from '../../domain/settings.ts'
import { findSettings } from './settings-queries.ts'

/** How the workspace watches health; as built in, version 0, before anybody changed it. */
export async function readSettings({ transaction }: Pick<Context, 'transaction'>): Promise<HealthSettingsRecord> {
  const row = await findSettings(transaction)
  return row
    ? {
        definition: settingsSchema.parse(row.definition),
        version: row.settings_version,
        changedBy: row.changed_by,
        changedAt: row.changed_at,
      }
    : { definition: builtInSettings, version: 0, changedBy: null, changedAt: null }
}
