import { spawn } from 'node:child_process'
import path from 'node:path'
import { serverCommand } from '../../scripts/server-command.mjs'
import type { Figure } from '../figure.ts'
import type { Product } from '../product.ts'
import { median } from '../statements.ts'
import { sendCalls } from './send-calls.ts'

const rounds = 5
const milliseconds = 4_000

/**
 * Events a second over HTTP until they are on disk, those that came before left out: of the product, of its intake that
 * keeps nothing, and of a plain insert with a unique key behind the same requests. In turn, at the median. The product
 * serves only (`ROLES=web`): counting is the worker's. The plain insert is told and has no bar yet.
 */
export async function measureIngestion(product: Product): Promise<Figure[]> {
  const authorization = `Basic ${Buffer.from(`${await createSource(product)}:`).toString('base64')}`
  const twins = await startTwins(product.databaseUrl)
  try {
    const send = (url: string) => sendCalls(`${url}/v1/batch`, authorization, milliseconds)
    const figures: Record<'taken' | 'parsed' | 'inserted', number[]> = { taken: [], parsed: [], inserted: [] }
    // What is compiled and cached on the first calls is not measured.
    for (const url of [product.url, twins.parser, twins.plain]) await send(url)
    for (let round = 0; round < rounds; round++) {
      figures.taken.push(await send(product.url))
      figures.parsed.push(await send(twins.parser))
      figures.inserted.push(await send(twins.plain))
    }
    const [taken, parsed, inserted] = [median(figures.taken), median(figures.parsed), median(figures.inserted)]
    console.log(
      `  events a second: taken in ${taken.toFixed(0)}, only read ${parsed.toFixed(0)}, inserted plainly ${inserted.toFixed(0)}`,
    )
    return [{ name: 'ingestion-of-reading', ratio: taken / parsed, bar: 0.4, must: '>=' }]
  } finally {
    await twins.stop()
  }
}

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

interface Twins {
  parser: string
  plain: string
  stop: () => Promise<void>
}

function startTwins(databaseUrl: string): Promise<Twins> {
  // With the same memory as the product has.
  const command = [...serverCommand.slice(0, -1), path.join(import.meta.dirname, 'twin-servers.ts')]
  const child = spawn(process.execPath, command, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The servers to compare with ended while starting.')))
    child.stdout.once('data', (line: Buffer) => {
      const [parser, plain] = line.toString('utf8').trim().split(' ')
      if (!parser || !plain) return reject(new Error('The servers to compare with said no addresses.'))
      const stop = () =>
        new Promise<void>((ended) => {
          child.removeAllListeners('exit').once('exit', () => ended())
          child.kill()
        })
      resolve({ parser, plain, stop })
    })
  })
}
