import { addBusinessDays, buildCalendar } from '#platform/kernel/calendar.ts'
import type { Figure } from './figure.ts'
import type { Product } from './product.ts'

const projects = 1000
const tasksEach = 200
const rounds = 5
const chainLength = 10
/** What the workspace closes besides weekends, in turn: a Wednesday or a Tuesday meets every chain of ten days. */
const closedWeekdays = [
  [0, 3, 6],
  [0, 2, 6],
]

/** What the comparison reads and what it writes. */
const readProjects = `select project_id, account_id, version, program, vendor_closed_on, customer_closed_on
  from onboarding.projects where ended_on is null`
const readTasks = `select project_id, key, side, status, start_on, due_on, done_on, is_pinned, work_days, links
  from onboarding.tasks order by project_id, position`
const writeProposals = `insert into onboarding.replan_proposals
  select * from jsonb_populate_recordset(null::onboarding.replan_proposals, $1::jsonb)`

/**
 * The plans of 1,000 projects with 200 tasks each, made anew through HTTP after a change of the calendar in every round,
 * against reading the same projects and tasks and writing the same proposals with plain SQL; medians of interleaved runs.
 */
export async function measureReplan(product: Product): Promise<Figure[]> {
  const { owner } = product.database
  const { rows: tenants } = await owner.query<{ workspace_id: string }>('select workspace_id from platform.tenants')
  await fill(product, tenants[0]?.workspace_id ?? '')
  const replanned: number[] = []
  const plain: number[] = []
  let proposed = 0
  let moved = 0
  for (let round = 0; round <= rounds; round++) {
    await owner.query('update identity.workspaces set closed_weekdays = $1', [
      closedWeekdays[round % closedWeekdays.length],
    ])
    const start = performance.now()
    proposed = await refresh(product)
    const between = performance.now()
    const proposals = await owner.query<{ rows: string; moved: number }>(
      `select jsonb_agg(proposals)::text as rows, sum(jsonb_array_length(moves))::int as moved
       from onboarding.replan_proposals as proposals`,
    )
    moved = proposals.rows[0]?.moved ?? 0
    const began = performance.now()
    const client = await owner.connect()
    try {
      await client.query('begin')
      await client.query(readProjects)
      await client.query(readTasks)
      await client.query('delete from onboarding.replan_proposals')
      await client.query(writeProposals, [proposals.rows[0]?.rows ?? '[]'])
      await client.query('commit')
    } finally {
      client.release()
    }
    const ended = performance.now()
    // The first round warms both up.
    if (round === 0) continue
    replanned.push(between - start)
    plain.push(ended - began)
  }
  if (proposed !== projects) throw new Error(`Only ${proposed} of ${projects} projects got a proposal.`)
  if (moved < (projects * tasksEach) / 2)
    throw new Error(`Only ${moved} tasks were moved: hardly anything was planned.`)
  console.log(
    `  ${proposed} proposals of ${moved} tasks; ${median(replanned).toFixed(0)} ms, plain SQL ${median(plain).toFixed(0)} ms`,
  )
  return [{ name: 'replan-over-sql', ratio: median(replanned) / median(plain), bar: 5, must: '<=' }]
}

async function refresh(product: Product): Promise<number> {
  const response = await fetch(`${product.url}/api/v1/replan-proposals/refresh`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.apiKey}` },
  })
  if (!response.ok) throw new Error(`The comparison answered ${response.status}: ${await response.text()}`)
  const answer: unknown = await response.json()
  return typeof answer === 'object' && answer !== null && 'proposals' in answer ? Number(answer.proposals) : 0
}

/** Chains of ten days' work on days that are open before the calendar changes, beginning in different weeks. */
async function fill(product: Product, workspaceId: string): Promise<void> {
  const { owner } = product.database
  await owner.query(
    `with made as (
       insert into accounts.accounts (workspace_id, account_id, external_id, name, name_kana, sort_key, search_text,
         matching_key, currency, phase, phase_since, created_at, updated_at)
       select $1, gen_random_uuid(), 'R' || n, '再計画' || n, 'サイケイカク' || n, 'さいけいかく' || n, '再計画' || n,
         'さいけいかく' || n, 'JPY', 'onboarding', date '2026-04-01', now(), now()
       from generate_series(1, $2::int) as n returning workspace_id, account_id
     )
     insert into onboarding.projects (workspace_id, account_id, project_id, program_key, program_version, program, state,
       contract_start_on, value_on, started_at, last_activity_at)
     select workspace_id, account_id, gen_random_uuid(), 'bench', 1,
       '{"name":{"ja":"B","en":"B"},"touchModel":"high","dayKind":"business","rangeWeeks":12,"valueTaskKey":"t200",
         "stages":[{"key":"s","name":{"ja":"S","en":"S"}}]}',
       'running', date '2026-04-01', date '2026-12-01', now(), now() from made`,
    [workspaceId, projects],
  )
  await owner.query(
    `insert into onboarding.tasks (workspace_id, account_id, project_id, task_id, key, position, stage, element, side,
       owner_role, texts, start_on, due_on, baseline_start_on, baseline_due_on, links, work_days, weight)
     select workspace_id, account_id, project_id, gen_random_uuid(), 't' || n, n, 's', 'implementation',
       (array['vendor','customer','joint'])[1 + n % 3], 'csm',
       '{"name":{"ja":"作業","en":"Work"},"doneWhen":{"ja":"済み","en":"Done"},"chunks":[]}',
       day, day, day, day,
       case when n % 10 = 1 then '[]'::jsonb
         else jsonb_build_array(jsonb_build_object('task', 't' || (n - 1), 'kind', 'finish_start', 'lag', 1)) end, 1, 1
     from onboarding.projects, generate_series(1, $1::int) as n, lateral (select ($2::date[])[n] as day)
     where program_key = 'bench'`,
    [tasksEach, workdays()],
  )
  await owner.query('analyze onboarding.tasks, onboarding.projects, accounts.accounts')
}

/** The day of each task. */
function workdays(): string[] {
  const calendar = buildCalendar({ weekends: [0, 6], japaneseHolidays: true })
  return Array.from({ length: tasksEach }, (_, index) => {
    const chain = Math.floor(index / chainLength)
    return addBusinessDays(calendar, '2027-05-10', ((chain * 5) % 50) + (index % chainLength))
  })
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
