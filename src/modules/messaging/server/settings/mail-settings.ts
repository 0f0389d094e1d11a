import type { Context } from '#platform/context/context.ts'
import type { MailSettings } from '../../contract.ts'
import { findMailSettings, upsertMailSettings } from './settings-queries.ts'

/** No kind leaves by itself until somebody decides so. */
export async function readMailSettings(context: Context): Promise<MailSettings> {
  const row = await findMailSettings(context.transaction)
  return {
    automaticKinds: row?.automatic_kinds ?? [],
    signature: row?.signature ?? '',
    senderName: row?.sender_name ?? '',
  }
}

export async function changeMailSettings(context: Context, change: Partial<MailSettings>): Promise<MailSettings> {
  const settings = { ...(await readMailSettings(context)), ...change }
  await upsertMailSettings(context.transaction, {
    workspace_id: context.workspaceId,
    automatic_kinds: settings.automaticKinds,
    signature: settings.signature,
    sender_name: settings.senderName,
  })
  return settings
}
