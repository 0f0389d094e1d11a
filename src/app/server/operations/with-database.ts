import type { Config } from '#platform/config/config.ts'
import { connectDatabase, type Database } from '#platform/database/connect.ts'
import { lockDataDirectory } from '#platform/database/data-directory-lock.ts'
import { findRunningServer, startEmbeddedServer } from '#platform/database/embedded-server.ts'
import { migrate } from '#platform/database/migrate.ts'

/** Runs a command beside a running product, or on its own when it is stopped; leaves things as it found them. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const running = config.databaseUrl ?? (await findRunningServer(config.dataDirectory))
  if (running !== undefined) return onDatabase(running, work)
  const lock = lockDataDirectory(config.dataDirectory)
  try {
    const server = await startEmbeddedServer(config.dataDirectory)
    try {
      return await onDatabase(server.url, work)
    } finally {
      await server.stop()
    }
  } finally {
    lock.release()
  }
}

async function onDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = connectDatabase(url, { app: 2, owner: 2 })
  try {
    await migrate(database.owner)
    return await work(database)
  } finally {
    await database.close()
  }
}
