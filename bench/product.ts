import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connectDatabase, type Database } from '#platform/database/connect.ts'
import { findRunningServer } from '#platform/database/embedded-server.ts'
import { serverCommand } from '../scripts/server-command.mjs'

export interface Product {
  url: string
  apiKey: string
  database: Database
  databaseUrl: string
  /** What the database wrote to its log. */
  databaseLog: () => string
  /** Resident memory of the server process, in MB. */
  memory: () => number
  stop: () => Promise<void>
}

const serverFolder = path.resolve(import.meta.dirname, '../src/app/server')

/** The product as `npm start` runs it, on a folder of its own that goes when it stops. `roles` as ROLES takes them. */
export async function startProduct(roles = ''): Promise<Product> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'banso-bench-'))
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: '',
    PORT: '0',
    ROLES: roles,
    BANSO_DATA_DIR: directory,
    BANSO_ADMIN_EMAIL: 'bench@example.com',
    BANSO_ADMIN_PASSWORD: 'a password for the bench',
  }
  const child = spawn(process.execPath, serverCommand, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readUrl(child)
  const apiKey = execFileSync(
    process.execPath,
    [path.join(serverFolder, 'create-api-key.ts'), '--name', 'bench', '--role', 'admin'],
    { env, encoding: 'utf8' },
  ).trim()
  const databaseUrl = await findRunningServer(directory)
  if (!databaseUrl) throw new Error('The database of the product is not running.')
  const database = connectDatabase(databaseUrl, { app: 2, owner: 2 })
  return {
    url,
    apiKey,
    database,
    databaseUrl,
    databaseLog: () => readFileSync(path.join(directory, 'postgres.log'), 'utf8'),
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop: async () => {
      await database.close()
      await new Promise((resolve) => {
        child.once('exit', resolve)
        child.kill('SIGINT')
      })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.once('exit', () => reject(new Error(`The product ended while starting:\n${output}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0]
      if (url) resolve(url)
    })
  })
}
