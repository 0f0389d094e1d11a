import type pg from 'pg'

export const events = Number(process.env.N ?? 10_000_000)
const sessionEvents = 10

/**
 * Ten million events of 90 days as they come: 5,000 customers, the large ones with more people, sessions of ten events each
 * of a handful of kinds. Batches of a hundred, in the order of time.
 */
export async function fillEvents(owner: pg.Pool, workspaceId: string): Promise<void> {
  const run = (text: string) => owner.query(text.replaceAll('$1', `'${workspaceId}'::uuid`))
  await run('select setseed(0.42)')
  for (const month of ['2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'])
    await run(`select usage.ensure_month('${month}')`)
  await run(`insert into accounts.accounts (workspace_id, account_id, external_id, name, sort_key, search_text, matching_key,
      phase, phase_since, created_at, updated_at)
    select $1, gen_random_uuid(), 'R' || n, 'R' || n, 'r' || n, 'r' || n, 'r' || n, 'adoption', date '2026-01-01', now(), now()
    from generate_series(0, 5000) as n`)
  await run(`insert into usage.groups (workspace_id, group_key, external_id, account_id, first_seen_at)
    select $1, hashint8extended(substr(external_id, 2)::bigint, 1), external_id, account_id, now()
    from accounts.accounts where external_id like 'R%'`)
  await run(`insert into usage.event_names (workspace_id, event_key, name, first_seen_at)
    select $1, hashint8extended(n, 3), 'Event ' || n, now() from generate_series(0, 60) as n`)
  await run(`insert into usage.people (workspace_id, user_key, external_id, is_anonymous, first_seen_at)
    select $1, hashint8extended(a * 1000 + u, 2), a || '-' || u, false, now()
    from generate_series(0, 5000) as a, generate_series(0, 20) as u`)
  await run('alter table usage.events disable row level security')
  await run(`insert into usage.events (workspace_id, message_key, batch_no, event_key, user_key, group_key, occurred_at, day,
      position, kind, is_ahead)
    select $1, (lpad(to_hex(at_ms), 12, '0') || substr(md5(n::text), 1, 20))::uuid, (n / 100)::bigint + 1,
      hashint8extended(((a * 7 + u * 3 + s) % 12 + (r1 * r2 * 5)::int * (1 + a % 3))::int, 3),
      hashint8extended(a * 1000 + u, 2), hashint8extended(a, 1), to_timestamp(at_ms / 1000.0),
      (to_timestamp(at_ms / 1000.0) at time zone 'UTC')::date, n % 100, 1, false
    from (
      select s * ${sessionEvents} + k as n, s, a, u, random() as r1, random() as r2,
        (extract(epoch from timestamptz '2026-07-15 00:00:00Z') * 1000)::bigint + s::bigint * ${(90 * 86_400_000) / (events / sessionEvents)} + k * 1000 as at_ms
      from (
        select s, (power(random(), 2) * 5000)::int as a, (power(random(), 1.3) * 20)::int as u
        from generate_series(0, ${events / sessionEvents - 1}) as s offset 0
      ) as sessions, generate_series(0, ${sessionEvents - 1}) as k
    ) as one`)
  await run(
    `insert into usage.unrolled_batches (workspace_id, batch_no) select $1, n from generate_series(1, ${events / 100}) as n`,
  )
  await run('alter table usage.events enable row level security')
  await run('vacuum analyze usage.events')
  await run('analyze usage.unrolled_batches, usage.groups, usage.people')
}
