import type pg from 'pg'
import type { Product } from './product.ts'

export async function readWorkspace(product: Product): Promise<string> {
  const { rows } = await product.database.owner.query<{ workspace_id: string }>(
    'select workspace_id from platform.tenants',
  )
  const [row] = rows
  if (!row) throw new Error('There is no workspace.')
  return row.workspace_id
}

export interface Statement {
  text: string
  values: string[]
}

/** What one request sends to the database and looks as wanted, read from the database's own log. */
export async function captureStatements(
  product: Product,
  ask: () => Promise<void>,
  wanted: RegExp,
): Promise<Statement[]> {
  const { owner } = product.database
  await ask()
  await owner.query("alter system set log_statement = 'all'")
  await owner.query('select pg_reload_conf()')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = product.databaseLog().length
  await ask()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const log = product.databaseLog().slice(before)
  await owner.query('alter system reset log_statement')
  await owner.query('select pg_reload_conf()')
  const entry = /execute <unnamed>: ([\s\S]*?)\n(?=\d{4}-\d\d-\d\d )(?:[^\n]*DETAIL: {2}[Pp]arameters: ([^\n]*))?/g
  const statements = [...log.matchAll(entry)]
    .map((match) => ({ text: match[1] ?? '', values: readValues(match[2] ?? '') }))
    .filter(({ text }) => wanted.test(text))
  if (statements.length === 0) throw new Error('No such statement was found in the log.')
  return statements
}

const readValues = (parameters: string) =>
  [...parameters.matchAll(/\$\d+ = (?:'((?:[^']|'')*)'|NULL)/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"))

export async function replay(
  client: pg.PoolClient,
  workspaceId: string,
  statements: readonly Statement[],
): Promise<void> {
  await client.query(`begin; set local role banso_app; set local app.workspace_id = '${workspaceId}'`)
  for (const { text, values } of statements) await client.query(text, values)
  await client.query('commit')
}

export async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
