import { createHash } from 'node:crypto'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { WorkspaceSettings } from '../../contract.ts'
import { calendarChanged } from '../../events.ts'
import { findSettings, lockSettings, updateSettings } from './workspace-queries.ts'

const calendarFields = ['closedWeekdays', 'japaneseHolidays', 'closedDays', 'openDays'] as const

type Changes = { [Key in keyof WorkspaceSettings]?: WorkspaceSettings[Key] | undefined } & {
  version?: string | undefined
}

export async function readWorkspaceSettings(context: Context): Promise<WorkspaceSettings & { version: string }> {
  return withVersion(await findSettings(context.transaction))
}

/** Throws conflict `identity.changed_meanwhile` when the given version is no longer the current one. */
export async function changeWorkspaceSettings(
  context: Context,
  { version, ...changes }: Changes,
): Promise<WorkspaceSettings & { version: string }> {
  const before = await lockSettings(context.transaction)
  if (version !== undefined && version !== versionOf(before)) throw conflict('identity.changed_meanwhile')
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const after = { ...before, ...given }
  await updateSettings(context.transaction, context.workspaceId, after)
  const isOther = calendarFields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (isOther) await recordEvent(context, calendarChanged, {})
  return withVersion(after)
}

const withVersion = (settings: WorkspaceSettings) => ({ ...settings, version: versionOf(settings) })

/** Of what the settings say, so that saving the same twice is no change. */
const versionOf = (settings: WorkspaceSettings) =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 22)
