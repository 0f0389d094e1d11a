import type { Actor, Clock, Context } from '#platform/context/context.ts'
import { systemClock } from '#platform/context/context.ts'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Role } from './contract.ts'
import { insertMembership, insertUser } from './server/members/member-queries.ts'
import { insertWorkspace } from './server/workspace/workspace-queries.ts'

export interface TestWorkspace {
  workspaceId: string
  admin: Actor
  /** Runs work in a committed transaction of this workspace, as its admin or as the actor given. */
  run: <T>(work: (context: Context) => Promise<T>, actor?: Actor) => Promise<T>
  addMember: (role: Role, name?: string) => Promise<Actor>
}

/** A workspace with an admin, on a test database. */
export async function buildWorkspace(
  database: Database,
  options: { clock?: Clock; locale?: 'ja' | 'en'; timeZone?: string } = {},
): Promise<TestWorkspace> {
  const workspaceId = newId()
  const { clock = systemClock, locale = 'ja', timeZone = 'Asia/Tokyo' } = options
  const system: Actor = { kind: 'system', id: 'test', name: 'Test' }
  const run = <T>(work: (context: Context) => Promise<T>, actor: Actor = system) =>
    inTransaction(database.app, { workspaceId }, (transaction) =>
      work({ transaction, workspaceId, actor, clock, locale, timeZone }),
    )
  const addMember = (role: Role, name: string = role) =>
    run(async ({ transaction }): Promise<Actor> => {
      const id = newId()
      const email = `${role}-${id}@example.com`
      await insertUser(transaction, {
        id,
        credentialId: newId(),
        name,
        email,
        passwordHash: 'no password matches this',
      })
      await insertMembership(transaction, {
        workspace_id: workspaceId,
        user_id: id,
        role,
        created_at: new Date(clock.now()).toISOString(),
      })
      return { kind: 'user', id, name }
    })
  await run(({ transaction }) =>
    insertWorkspace(transaction, {
      workspace_id: workspaceId,
      name: 'テスト株式会社',
      vendor_name: 'テスト株式会社',
      product_name: 'テストクラウド',
      locale,
      time_zone: timeZone,
      created_at: new Date(clock.now()).toISOString(),
    }),
  )
  const admin = await addMember('admin', '管理者')
  return { workspaceId, admin, addMember, run: (work, actor = admin) => run(work, actor) }
}
