import { type RawBuilder, sql } from 'kysely'
import type { PlainDateString } from '#platform/kernel/dates.ts'

/**
 * Whether there is somebody, by attribute: a question to each row of `accounts.accounts as accounts`, so that it is asked of
 * those only whom the cheaper conditions have left, or of all of them by one hash table.
 */
export function peopleColumns(asOf: PlainDateString): Map<string, RawBuilder<unknown>> {
  const ofAccount = (alias: string) =>
    sql`${sql.id(alias, 'workspace_id')} = accounts.workspace_id and ${sql.id(alias, 'account_id')} = accounts.account_id`
  const isThere = (alias: string) =>
    sql`(${sql.id(alias, 'left_on')} is null or ${sql.id(alias, 'left_on')} > ${asOf}::date)`
  const holds = (alias: string, role: string) => sql`${sql.id(alias, 'roles')} @> array[${sql.lit(role)}]`
  const has = (role: string) =>
    sql`exists (select from accounts.stakeholders as people
      where ${ofAccount('people')} and ${isThere('people')} and ${holds('people', role)})`
  const had = (role: string) =>
    sql`exists (select from accounts.stakeholders as people
      where ${ofAccount('people')} and people.left_on <= ${asOf}::date and ${holds('people', role)})`
  const second = (relation: RawBuilder<unknown>) =>
    sql`exists (select from accounts.stakeholders as people
      join accounts.stakeholders as others on others.workspace_id = people.workspace_id
        and others.account_id = people.account_id and others.stakeholder_id <> people.stakeholder_id
      where ${ofAccount('people')} and ${isThere('people')} and ${isThere('others')} and ${holds('people', 'champion')}
        and ${relation})`
  const isDeputy = second(sql`others.deputy_of_id = people.stakeholder_id`)
  const isChampion = second(holds('others', 'champion'))
  return new Map<string, RawBuilder<unknown>>([
    ['accounts.has_champion', has('champion')],
    ['accounts.has_sponsor', has('executive_sponsor')],
    ['accounts.champion_left', sql`(${had('champion')} and not ${has('champion')})`],
    ['accounts.sponsor_left', sql`(${had('executive_sponsor')} and not ${has('executive_sponsor')})`],
    [
      'accounts.champion_in_place',
      sql`(case when not ${has('champion')} then 0 when ${isDeputy} or ${isChampion} then 100 else 50 end)`,
    ],
  ])
}

/** What each attribute is of one customer's people together, with those who are still there marked. */
const sumColumns = new Map<string, RawBuilder<unknown>>([
  ['accounts.contacts', sql`count(*) filter (where is_there)`],
  ['accounts.sentiment', sentiment()],
])

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
    const column = sumColumns.get(key)
    if (column === undefined) throw new Error(`${key} is no sum over the people.`)
    return sql`${column} as ${sql.id(key)}`
  })
  return sql`select ${sql.join([sql`accounts.account_id`, ...selected])}
    from accounts.accounts as accounts
    left join (
      select people.workspace_id, people.account_id, people.roles, people.sentiment,
        people.left_on is null or people.left_on > ${asOf}::date as is_there
      from accounts.stakeholders as people
    ) as people on people.workspace_id = accounts.workspace_id and people.account_id = accounts.account_id
    where accounts.archived_at is null
    group by accounts.account_id`
}
