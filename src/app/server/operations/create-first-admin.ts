import { createWorkspace } from '#modules/identity/server/api.ts'
import type { Config } from '#platform/config/config.ts'
import { systemClock } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { App } from '../create-app.ts'

/** Makes the first workspace and its admin from the environment; does nothing once there is a workspace. */
export async function createFirstAdmin(options: { config: Config; app: App; database: Database }): Promise<void> {
  const { config, app, database } = options
  const { admin } = config
  if (!admin) return
  const { rows } = await database.owner.query('select 1 from platform.tenants limit 1')
  if (rows.length > 0) return
  const workspaceId = newId()
  await inTransaction(database.app, { workspaceId }, async (transaction) => {
    const context = {
      transaction,
      workspaceId,
      actor: { kind: 'system' as const, id: 'start', name: 'Banso' },
      clock: systemClock,
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
