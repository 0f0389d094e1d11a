import { type RawBuilder, sql } from 'kysely'
import type { PlainDateString } from '#platform/kernel/dates.ts'

const holds = (role: string) => sql`people.roles @> array[${sql.lit(role)}]`

/** What each attribute is, of one customer's people with those who are still there marked. */
const peopleColumns = new Map<string, RawBuilder<unknown>>([
  ['accounts.contacts', sql`count(*) filter (where is_there)`],
  ['accounts.has_champion', anybody(sql`is_there and ${holds('champion')}`)],
  ['accounts.has_sponsor', anybody(sql`is_there and ${holds('executive_sponsor')}`)],
  ['accounts.champion_left', hasLeft('champion')],
  ['accounts.sponsor_left', hasLeft('executive_sponsor')],
  [
    'accounts.champion_in_place',
    sql`case when not ${anybody(sql`is_there and ${holds('champion')}`)} then 0
      when count(*) filter (where is_there and ${holds('champion')}) > 1 or ${anybody(sql`is_there and has_champion`)}
        then 100 else 50 end`,
  ],
  ['accounts.sentiment', sentiment()],
])

function anybody(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(bool_or(${condition}), false)`
}

function hasLeft(role: string): RawBuilder<unknown> {
  return sql`(${anybody(sql`not is_there and ${holds(role)}`)} and not ${anybody(sql`is_there and ${holds(role)}`)})`
}

/** The worst that is noted of those who decide or carry it on; of anybody where nothing is noted of them. */
function sentiment(): RawBuilder<unknown> {
  const worst = (among: RawBuilder<unknown>) => sql`case
    max(case sentiment when 'opposed' then 3 when 'supportive' then 1 else 2 end)
      filter (where is_there and sentiment is not null and ${among})
    when 3 then 'bad' when 2 then 'neutral' when 1 then 'good' end`
  return sql`coalesce(${worst(sql`people.roles && array['champion', 'executive_sponsor', 'decision_maker']`)},
    ${worst(sql`true`)})`
}

/** One pass over all people. Customers without any have a row too: that there is nobody is known. */
export function peopleQuery(wanted: readonly string[], asOf: PlainDateString): RawBuilder<unknown> {
  const selected = wanted.map((key) => {
    const column = peopleColumns.get(key)
    if (column === undefined) throw new Error(`${key} is no attribute of the people.`)
    return sql`${column} as ${sql.id(key)}`
  })
  // Who stands in for a champion counts when both are there.
  const champions = sql`exists (
    select from accounts.stakeholders as champion
    where champion.workspace_id = people.workspace_id and champion.account_id = people.account_id
      and champion.stakeholder_id = people.deputy_of_id and champion.stakeholder_id <> people.stakeholder_id
      and champion.roles @> array['champion'] and (champion.left_on is null or champion.left_on > ${asOf}::date))`
  const deputies = wanted.includes('accounts.champion_in_place')
    ? sql`, case when people.deputy_of_id is null then false else ${champions} end as has_champion`
    : sql``
  return sql`select ${sql.join([sql`accounts.account_id`, ...selected])}
    from accounts.accounts as accounts
    left join (
      select people.workspace_id, people.account_id, people.roles, people.sentiment,
        people.left_on is null or people.left_on > ${asOf}::date as is_there ${deputies}
      from accounts.stakeholders as people
    ) as people on people.workspace_id = accounts.workspace_id and people.account_id = accounts.account_id
    where accounts.archived_at is null
    group by accounts.account_id`
}
