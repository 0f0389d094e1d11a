import { parseArgs } from 'node:util'
import { roleSchema, roles } from '#modules/identity/contract.ts'
import { createApiKey } from '#modules/identity/server/api.ts'
import { readConfig } from '#platform/config/config.ts'
import { systemClock } from '#platform/context/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { withDatabase } from './operations/with-database.ts'

const usage = `Usage: npm run api-key -- --name NAME --role ${roles.join('|')}`

async function run(): Promise<string> {
  const { values } = parseArgs({ options: { name: { type: 'string' }, role: { type: 'string' } } })
  const role = roleSchema.safeParse(values.role)
  const name = values.name?.trim()
  if (!name || !role.success) throw new Error(usage)
  const config = readConfig()
  return withDatabase(config, async (database) => {
    const { rows } = await database.owner.query<{ workspace_id: string }>(
      'select workspace_id from platform.tenants order by created_at limit 1',
    )
    const workspaceId = rows[0]?.workspace_id
    if (!workspaceId) throw new Error('There is no workspace yet. Start Banso and make the first one.')
    const key = await inTransaction(database.app, { workspaceId }, (transaction) =>
      createApiKey(
        {
          transaction,
          workspaceId,
          actor: { kind: 'system', id: 'command', name: 'npm run api-key' },
          clock: systemClock,
          locale: config.locale,
          timeZone: config.timeZone,
        },
        { name, role: role.data },
      ),
    )
    return key.key
  })
}

try {
  process.stdout.write(`${await run()}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
