import pg from 'pg'

// `date` stays the text it is (a calendar day has no zone), instants become ISO text, counts and numerics become numbers.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString())
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)

/** The role that serves requests: it owns no table, so that row-level security binds it. */
export const appRole = 'banso_app'

export interface Database {
  /** Serves requests and jobs as `banso_app`. */
  app: pg.Pool
  /** Migrates and runs the job queue's own bookkeeping. Never handed to modules. */
  owner: pg.Pool
  close: () => Promise<void>
}

export interface PoolSizes {
  app: number
  owner: number
}

/** Milliseconds to wait for a connection: behind a flood of requests an honest refusal is better than none. */
const patience = { connectionTimeoutMillis: 10_000 }

/** Opens both pools on one address; connections fail on first use, not here. */
export function connectDatabase(url: string, sizes: PoolSizes = { app: 16, owner: 8 }): Database {
  const owner = new pg.Pool({ connectionString: url, max: sizes.owner, ...patience })
  const app = new pg.Pool({ connectionString: url, max: sizes.app, ...patience, options: `-c role=${appRole}` })
  // A lost connection fails its query and is replaced at next use; without listeners it would end the process.
  for (const pool of [owner, app]) {
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
  }
  return {
    app,
    owner,
    close: async () => {
      await Promise.all([app.end(), owner.end()])
    },
  }
}
