import http from 'node:http'
import type pg from 'pg'
import type { Figure } from './figure.ts'
import type { Product } from './product.ts'
import { captureStatements, median, readWorkspace, replay, type Statement, timed } from './statements.ts'

const rounds = 60
const warmUp = 15

const ask = (attribute: string, operator: string, value: unknown = null) => ({ attribute, operator, value })

/** Ten questions in three groups, over figures, days, choices, texts and the customers' people. */
const condition = {
  match: 'all',
  of: [
    ask('accounts.arr', 'gte', 600_000),
    ask('accounts.seats', 'between', [20, 450]),
    ask('accounts.phase', 'any_of', ['adoption', 'renewal', 'expansion']),
    ask('accounts.renewal_on', 'in_next_days', 365),
    ask('accounts.industry', 'none_of', ['finance']),
    {
      match: 'any',
      of: [ask('accounts.touch_model', 'any_of', ['high', 'low']), ask('accounts.employee_count', 'gte', 2_000)],
    },
    {
      match: 'none',
      of: [ask('accounts.plan', 'any_of', ['light']), ask('accounts.auto_renewal', 'is_true')],
    },
    ask('accounts.has_champion', 'is_true'),
  ],
}

/** The same as somebody who knows the tables would write it for this one question. */
const byHand = `
  select count(*)::int as count
  from accounts.accounts as a
  where a.archived_at is null and a.arr_minor >= 600000 and a.seats between 20 and 450
    and a.phase in ('adoption', 'renewal', 'expansion')
    and a.renewal_on between $1::date and $1::date + 365
    and a.industry is distinct from 'finance'
    and (a.touch_model in ('high', 'low') or a.employee_count >= 2000)
    and (a.plan is distinct from 'light') and (a.auto_renewal is not true)
    and exists (
      select from accounts.stakeholders as p
      where p.workspace_id = a.workspace_id and p.account_id = a.account_id and p.roles @> array['champion']
        and (p.left_on is null or p.left_on > $1::date))`

/**
 * A segment of ten questions over 100,000 customers, counted by the very statement that the product sends, against the one
 * that somebody would write by hand, both straight to the database as the same role: the medians of interleaved runs.
 */
export async function measureSegmentCount(product: Product): Promise<Figure[]> {
  const workspaceId = await readWorkspace(product)
  await addPeople(product, workspaceId)
  const [compiled] = await captureStatements(
    product,
    () => preview(product),
    /^select count\(\*\)::int as count from \(/,
  )
  const { rows } = await product.database.owner.query<{ today: string }>(
    `select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as today`,
  )
  const hand: Statement = { text: byHand, values: [rows[0]?.today ?? ''] }
  if (compiled === undefined) throw new Error('The count was not found.')
  const client = await product.database.owner.connect()
  const times: { ours: number[]; hand: number[] } = { ours: [], hand: [] }
  try {
    const counts = [await count(client, workspaceId, compiled), await count(client, workspaceId, hand)]
    if (counts[0] !== counts[1] || counts[0] === 0) throw new Error(`The counts differ: ${counts.join(' and ')}.`)
    for (let round = 0; round < warmUp + rounds; round++) {
      const ours = await timed(() => replay(client, workspaceId, [compiled]))
      const theirs = await timed(() => replay(client, workspaceId, [hand]))
      if (round < warmUp) continue
      times.ours.push(ours)
      times.hand.push(theirs)
    }
    console.log(
      `  ${counts[0]} customers; compiled ${median(times.ours).toFixed(1)} ms, by hand ${median(times.hand).toFixed(1)} ms`,
    )
  } finally {
    client.release()
  }
  return [{ name: 'segment-count', ratio: median(times.ours) / median(times.hand), bar: 2, must: '<=' }]
}

/** Two people for each of the customers that the list's bench has made, a champion among them for every other. */
async function addPeople({ database }: Product, workspaceId: string): Promise<void> {
  await database.owner.query(
    `insert into accounts.stakeholders (workspace_id, account_id, stakeholder_id, family_name, sort_key, roles, created_at,
       updated_at)
     select workspace_id, account_id, gen_random_uuid(), '山田', 'やまだ',
       case when place = 1 and seats % 2 = 0 then array['champion'] else array['end_user'] end, now(), now()
     from accounts.accounts cross join generate_series(1, 2) as place
     where workspace_id = $1 and external_id like 'B%'`,
    [workspaceId],
  )
  await database.owner.query('vacuum analyze accounts.stakeholders')
}

async function count(client: pg.PoolClient, workspaceId: string, { text, values }: Statement): Promise<number> {
  await client.query(`begin; set local role banso_app; set local app.workspace_id = '${workspaceId}'`)
  const { rows } = await client.query<{ count: number }>(text, values)
  await client.query('commit')
  return rows[0]?.count ?? 0
}

/** The live count, as the editor asks for it. */
function preview(product: Product): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${product.apiKey}`, 'content-type': 'application/json' }
    const request = http.request(`${product.url}/api/v1/segments/preview`, { method: 'POST', headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`The preview answered ${response.statusCode}.`))
      })
    })
    request.on('error', reject)
    request.end(JSON.stringify({ condition }))
  })
}
