import { sql } from 'kysely'
import type { Attribute, AttributeSource } from '#platform/attributes/attribute.ts'

const offered = (what: string, knowsPast: boolean, more: Omit<Attribute, 'key' | 'knowsPast'>): Attribute => ({
  key: `health.${what}`,
  knowsPast,
  ...more,
})

const opinionColumns = new Map([
  ['health.sentiment', sql`sentiments.mood`],
  ['health.sentiment_age', sql`days_old`],
])

/** What our own people think of customers, while it has not expired. */
export const opinionSource: AttributeSource = {
  key: 'health.opinions',
  list: async () => [
    offered('sentiment', true, { kind: 'choice', options: ['good', 'neutral', 'bad'] }),
    offered('sentiment_age', true, { kind: 'number', unit: 'days' }),
  ],
  select: async (_, wanted, asOf) =>
    sql`select ${sql.join([sql`account_id`, ...wanted.map((key) => sql`${opinionColumns.get(key) ?? sql`null`} as ${sql.id(key)}`)])}
      from (
        select distinct on (account_id) account_id, mood, expires_on, ${asOf}::date - said_on as days_old
        from health.sentiments where said_on <= ${asOf}::date
        order by account_id, said_on desc, said_at desc, sentiment_id desc
      ) as sentiments where expires_on > ${asOf}::date`,
}

const bandName = sql`(array['unknown', 'risk', 'watch', 'good', 'held'])[shown + 1]`
const scoreColumns = new Map([
  ['health.score', sql`score`],
  ['health.band', sql`nullif(${bandName}, 'unknown')`],
  ['health.coverage', sql`coverage`],
  ['health.is_reference', sql`not is_decided and coverage < (definition ->> 'enoughCoverage')::int`],
])

/** The scores themselves: for segments, not for scorecards. */
export const scoreSource: AttributeSource = {
  key: 'health.scores',
  list: async () => [
    offered('score', false, { kind: 'number', unit: 'points' }),
    offered('band', false, { kind: 'choice', options: ['good', 'watch', 'risk', 'held'] }),
    offered('coverage', false, { kind: 'number', unit: 'percent' }),
    offered('is_reference', false, { kind: 'boolean' }),
  ],
  select: async (_, wanted) =>
    sql`select ${sql.join([sql`account_id`, ...wanted.map((key) => sql`${scoreColumns.get(key) ?? sql`null`} as ${sql.id(key)}`)])}
      from health.scores left join health.scorecard_versions using (workspace_id, definition_no)`,
}

const groupColumns = new Map([
  ['health.group_score', sql`score`],
  [
    'health.group_band',
    sql`case when score >= good then 'good' when score >= watch then 'watch' when score is not null then 'risk' end`,
  ],
])

/** How the customers below a parent stand together: for segments, not for scorecards. */
export const groupSource: AttributeSource = {
  key: 'health.groups',
  list: async () => [
    offered('group_score', true, { kind: 'number', unit: 'points' }),
    offered('group_band', true, { kind: 'choice', options: ['good', 'watch', 'risk'] }),
  ],
  // A group is rolled up every day: what is older than the day before is gone.
  select: async (_, wanted, asOf) =>
    sql`select distinct on (account_id) ${sql.join([sql`account_id`, ...wanted.map((key) => sql`${groupColumns.get(key) ?? sql`null`} as ${sql.id(key)}`)])}
      from health.roll_ups where day between ${asOf}::date - 1 and ${asOf}::date order by account_id, day desc`,
}
