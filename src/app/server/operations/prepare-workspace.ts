import { createWorkspace, readSettings } from '#modules/identity/server/api.ts'
import type { Config } from '#platform/config/config.ts'
import { type Clock, systemClock } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { App } from '../create-app.ts'
import { loadSample } from '../sample/load-sample.ts'

/** Makes the first workspace and its admin from the environment; does nothing once there is a workspace. */
export async function createFirstAdmin(options: {
  config: Config
  app: App
  database: Database
  clock: Clock
}): Promise<void> {
  const { config, app, database, clock } = options
  const { admin } = config
  if (!admin) return
  if (await findFirstWorkspace(database)) return
  const workspaceId = newId()
  await inTransaction(database.app, { workspaceId }, async (transaction) => {
    const context = {
      transaction,
      workspaceId,
      actor: { kind: 'system' as const, id: 'start', name: 'Banso' },
      clock,
      locale: config.locale,
      timeZone: config.timeZone,
    }
    await createWorkspace(context, app.signIn, {
      workspaceName: 'Banso',
      productName: 'Banso',
      name: admin.email.split('@')[0] ?? admin.email,
      email: admin.email,
      password: admin.password,
      locale: config.locale,
      timeZone: config.timeZone,
    })
  })
}

/** Fills the first workspace with the sample company when the operator wants it and it is not there yet. */
export async function loadSampleCompany(options: { config: Config; database: Database }): Promise<void> {
  const { config, database } = options
  const workspaceId = await findFirstWorkspace(database)
  if (!config.loadSample || !workspaceId) return
  await inTransaction(database.app, { workspaceId }, async (transaction) => {
    const settings = await readSettings({ transaction })
    await loadSample({
      transaction,
      workspaceId,
      actor: { kind: 'system', id: 'start', name: 'Banso' },
      clock: systemClock,
      locale: settings.locale,
      timeZone: settings.timeZone,
    })
  })
}

async function findFirstWorkspace(database: Database): Promise<string | undefined> {
  const { rows } = await database.owner.query<{ workspace_id: string }>(
    'select workspace_id from platform.tenants order by created_at limit 1',
  )
  return rows[0]?.workspace_id
}
