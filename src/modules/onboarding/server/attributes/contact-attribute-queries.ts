import { type RawBuilder, sql } from 'kysely'
import { contactsUnion } from '../advice/advice-queries.ts'
import { type AsOf, currentProjects } from './project-attribute-queries.ts'

const bothSponsors = sql`array['executive_sponsor', 'decision_maker']`

/**
 * Meetings with the customer that took place, were missed or called off by then; who of the customer came to each. A role
 * is judged by the last two meetings that it was asked to.
 */
export function meetingQuery(wanted: readonly string[], { asOf, timeZone }: AsOf): RawBuilder<unknown> {
  const day = sql`(meetings.starts_at at time zone ${timeZone})::date`
  const lastTwo = (asked: string, place: string) => sql`bool_or(${sql.ref(asked)} and ${sql.ref(place)} <= 2)`
  const columns = new Map<string, RawBuilder<unknown>>([
    [
      'onboarding.meeting_attendance',
      sql`case when coalesce(${lastTwo('champion_came', 'champion_place')}, false)
          and coalesce(${lastTwo('sponsor_came', 'sponsor_place')}, false) then 100
        when coalesce(${lastTwo('champion_came', 'champion_place')}, ${lastTwo('sponsor_came', 'sponsor_place')}, false)
          then 60
        when bool_or(is_settled) then 0 end`,
    ],
    [
      'onboarding.meetings_kept',
      sql`case when count(*) filter (where place <= 2) > 0 then round(100.0
        * count(*) filter (where place <= 2 and is_kept) / count(*) filter (where place <= 2)) end`,
    ],
    ['onboarding.meetings_missed', sql`coalesce(min(place) filter (where is_kept) - 1, count(*))`],
    ['onboarding.sponsor_contact_120d', sql`coalesce(bool_or(sponsor_came and on_day > ${asOf}::date - 120), false)`],
  ])
  const selected = wanted.map((key) => {
    const column = columns.get(key)
    if (column === undefined) throw new Error(`${key} is no attribute of the meetings.`)
    return sql`${column} as ${sql.id(key)}`
  })
  const recent = (asked: string) => sql`case when ${sql.ref(asked)} then row_number() over (
    partition by account_id, ${sql.ref(asked)} order by starts_at desc, meeting_id desc) end`
  return sql`select ${sql.join([sql`account_id`, ...selected])} from (
      select account_id, on_day, is_settled, is_kept, champion_came, sponsor_came,
        row_number() over (partition by account_id order by starts_at desc, meeting_id desc) as place,
        ${recent('champion_asked')} as champion_place, ${recent('sponsor_asked')} as sponsor_place
      from (
        select meetings.account_id, meetings.meeting_id, meetings.starts_at, ${day} as on_day,
          meetings.state <> 'cancelled' as is_settled, meetings.state = 'held' as is_kept,
          coalesce(bool_or(people.roles @> array['champion']), false) and meetings.state <> 'cancelled' as champion_asked,
          coalesce(bool_or(people.roles && ${bothSponsors}), false) and meetings.state <> 'cancelled' as sponsor_asked,
          meetings.state = 'held'
            and coalesce(bool_or(people.has_attended and people.roles @> array['champion']), false) as champion_came,
          meetings.state = 'held'
            and coalesce(bool_or(people.has_attended and people.roles && ${bothSponsors}), false) as sponsor_came
        from onboarding.meetings as meetings
        left join onboarding.meeting_attendees as people on people.workspace_id = meetings.workspace_id
          and people.account_id = meetings.account_id and people.project_id = meetings.project_id
          and people.meeting_id = meetings.meeting_id and people.side = 'customer'
        where meetings.state in ('held', 'no_show', 'cancelled') and meetings.kind not in ('handoff_30', 'training')
          and ${day} <= ${asOf}::date
        group by meetings.account_id, meetings.meeting_id, meetings.starts_at, meetings.state
      ) as held
    ) as meetings
    group by account_id`
}

/**
 * Business days since the customer's last word, as `lastContact` has it, while an onboarding is open; from its beginning
 * where there was none since.
 */
export function replyQuery(wanted: readonly string[], asked: AsOf): RawBuilder<unknown> {
  const selected = wanted.map((key) => {
    if (key !== 'onboarding.reply_days') throw new Error(`${key} is no attribute of the contacts.`)
    const began = sql`greatest(projects.began_on, projects.contract_start_on)`
    const since = sql`greatest(${began}, contacts.on_day)`
    return sql`${asked.openDays(since, sql`${asked.asOf}::date`)} as ${sql.id(key)}`
  })
  return sql`select ${sql.join([sql`projects.account_id`, ...selected])}
    from (${currentProjects(asked)}) as projects
    left join (
      select account_id, max(on_day) as on_day from (${contactsUnion(asked.timeZone, null)}) as contacts
      where direction = 'from_customer' and on_day <= ${asked.asOf}::date group by account_id
    ) as contacts on contacts.account_id = projects.account_id
    where projects.is_open`
}
