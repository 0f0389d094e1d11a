import http from 'node:http'
import { z } from 'zod'
import type { Figure } from './figure.ts'
import type { Product } from './product.ts'
import { captureStatements, median, readWorkspace, replay, timed } from './statements.ts'

const customers = 100_000
const compared = 200
const requests = 10_000

/** A page of 50 in a filtered and sorted list, as the browser asks for it. */
const filters = [
  { field: 'phase', operator: 'any_of', value: ['adoption', 'onboarding'] },
  { field: 'industry', operator: 'any_of', value: ['manufacturing'] },
]
const address = `/api/v1/accounts?limit=50&sort=-arr&filters=${encodeURIComponent(JSON.stringify(filters))}`

/**
 * The list through HTTP against the very statements that it runs, sent straight to the database as the same role, at the
 * median of interleaved runs; then the growth of the server's memory over 10,000 requests.
 */
export async function measureCustomerList(product: Product): Promise<Figure[]> {
  await fill(product)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const ask = async () => {
    await get(product, agent)
  }
  const statements = await captureStatements(product, ask, /from accounts\.|"accounts"\."accounts"/)
  const client = await product.database.owner.connect()
  const viaHttp: number[] = []
  const straight: number[] = []
  try {
    const workspaceId = await readWorkspace(product)
    const run = () => replay(client, workspaceId, statements)
    for (let round = 0; round < compared + 50; round++) {
      const times = [await timed(ask), await timed(run)]
      if (round < 50) continue
      viaHttp.push(times[0] ?? 0)
      straight.push(times[1] ?? 0)
    }
  } finally {
    client.release()
  }
  console.log(
    `  ${statements.length} statements; HTTP ${median(viaHttp).toFixed(2)} ms, straight ${median(straight).toFixed(2)} ms at the median`,
  )
  // The pool, the parser and the optimiser have warmed up after this; what grows from here on is growth.
  await scroll(product, agent, 1000)
  const before = product.memory()
  await scroll(product, agent, requests)
  const growth = product.memory() - before
  agent.destroy()
  return [
    { name: 'customer-list-over-sql', ratio: median(viaHttp) / median(straight), bar: 3, must: '<=' },
    { name: 'customer-list-memory-of-25MB', ratio: Math.max(0, growth) / 25, bar: 1, must: '<=' },
  ]
}

async function fill(product: Product): Promise<void> {
  const workspaceId = await readWorkspace(product)
  await product.database.owner.query(
    `insert into accounts.accounts (workspace_id, account_id, external_id, name, name_kana, sort_key, search_text,
       matching_key, industry, employee_count, plan, seats, mrr_minor, arr_minor, contract_start_on, renewal_on,
       touch_model, region, phase, phase_since, created_at, updated_at)
     select $1, gen_random_uuid(), 'B' || n, '株式会社ベンチ' || n, 'ベンチ' || n, 'べんち' || n, '株式会社べんち' || n || ' b' || n,
       'べんち' || n, (array['manufacturing','retail','it_software','finance','logistics'])[1 + n % 5], 10 + n % 3000,
       (array['light','standard','enterprise'])[1 + n % 3], 1 + n % 500, (n * 7919) % 1000000, 12 * ((n * 7919) % 1000000),
       date '2025-01-01' + n % 600, date '2026-01-01' + n % 600, (array['high','low','tech'])[1 + n % 3], '東京',
       (array['onboarding','adoption','renewal','expansion'])[1 + n % 4], date '2025-06-01' + n % 300, now(), now()
     from generate_series(1, $2::int) as n`,
    [workspaceId, customers],
  )
  await product.database.owner.query('vacuum analyze accounts.accounts')
}

/** Asks for pages the way a person scrolls: on from the last one, and from the top again at the end. */
async function scroll(product: Product, agent: http.Agent, pages: number): Promise<void> {
  let cursor: string | null = null
  for (let index = 0; index < pages; index++) cursor = await get(product, agent, cursor)
}

const page = z.object({ items: z.array(z.unknown()).min(1), nextCursor: z.string().nullable() })

/** Answers with the cursor of the next page. */
function get(product: Product, agent: http.Agent, cursor: string | null = null): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${product.apiKey}` }
    const from = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const request = http.get(`${product.url}${address}${from}`, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8')
        if (response.statusCode !== 200) reject(new Error(`The list answered ${response.statusCode}: ${body}`))
        else resolve(page.parse(JSON.parse(body)).nextCursor)
      })
    })
    request.on('error', reject)
  })
}
