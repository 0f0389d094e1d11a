import { spawn } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import type { Figure } from '../figure.ts'
import type { Product } from '../product.ts'
import { createPlainTable, insertPlainly } from './insert-plainly.ts'
import { sendCalls } from './send-calls.ts'

const rounds = 5
const milliseconds = 4_000

/**
 * Events a second through HTTP until they are on disk and repeated ones are out; against a server that only parses the
 * same calls, and against a plain insert with a unique key. Interleaved, at the median.
 */
export async function measureIngestion(product: Product): Promise<Figure[]> {
  const authorization = `Basic ${Buffer.from(`${await createSource(product)}:`).toString('base64')}`
  const parser = await startParser()
  const plain = new pg.Pool({ connectionString: product.databaseUrl, max: 4 })
  try {
    await createPlainTable(plain)
    const figures = { taken: [0], parsed: [0], inserted: [0] }
    for (let round = 0; round <= rounds; round++) {
      const taken = await sendCalls(`${product.url}/v1/batch`, authorization, milliseconds)
      const parsed = await sendCalls(`${parser.url}/v1/batch`, authorization, milliseconds)
      const inserted = await insertPlainly(plain, milliseconds)
      console.log(
        `  taken in ${taken.toFixed(0)}, parsed ${parsed.toFixed(0)}, inserted ${inserted.toFixed(0)} events/s`,
      )
      if (round === 0) continue
      figures.taken[round - 1] = taken
      figures.parsed[round - 1] = parsed
      figures.inserted[round - 1] = inserted
    }
    const taken = median(figures.taken)
    return [
      { name: 'ingestion-of-parsing', ratio: taken / median(figures.parsed), bar: 0.4, must: '>=' },
      { name: 'ingestion-of-plain-insert', ratio: taken / median(figures.inserted), bar: 1, must: '>=' },
    ]
  } finally {
    await plain.end()
    parser.stop()
  }
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

async function createSource({ url, apiKey }: Product): Promise<string> {
  const answer = await fetch(`${url}/api/v1/usage/sources`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'bench', kind: 'server' }),
  })
  const { writeKey } = await answer.json()
  if (typeof writeKey !== 'string') throw new Error('No source could be made.')
  return writeKey
}

function startParser(): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'parse-only-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The parsing server ended while starting.')))
    child.stdout.once('data', (line: Buffer) =>
      resolve({ url: line.toString('utf8').trim(), stop: () => void child.kill() }),
    )
  })
}
