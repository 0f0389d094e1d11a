import { type RawBuilder, sql } from 'kysely'
import type { Attribute } from '#platform/attributes/attribute.ts'
import { bands, rankOf } from '../../domain/score/band.ts'
import { firstHold } from '../../domain/score/score.ts'
import { type Curve, segmentsOf, valueLimits } from '../../domain/scorecard/curve.ts'
import type { FactTest } from '../../domain/scorecard/fact-test.ts'
import { type Measure, measuresOf, type Scorecard } from '../../domain/scorecard/scorecard.ts'

type Sql = RawBuilder<unknown>

export interface Compiling {
  /** The column of each attribute that somebody provides. */
  columns: ReadonlyMap<string, string>
  attributes: ReadonlyMap<string, Attribute>
}

/** A number of a checked definition, written as PostgreSQL reads back the very same. */
const float = (value: number) => sql.raw(`${value}::float8`)
const whole = (value: number) => sql.raw(String(Math.trunc(value)))
const text = (value: string) => sql.lit(value)
const nothing = sql.raw('null')
const no = sql.raw('false')

const isNumber = (attribute: Attribute | undefined) => attribute?.kind === 'number' || attribute?.kind === 'money'

function columnOf(key: string, { columns }: Compiling): Sql | undefined {
  const column = columns.get(key)
  return column === undefined ? undefined : sql.ref(column)
}

function numberColumn(key: string, compiling: Compiling): Sql | undefined {
  return isNumber(compiling.attributes.get(key)) ? columnOf(key, compiling) : undefined
}

/** As `freshnessOf` of the domain. */
function freshness({ decay }: Measure, compiling: Compiling): Sql {
  const age = decay && numberColumn(decay.ageOf, compiling)
  if (!decay || !age) return whole(100)
  const { fullDays, goneDays } = decay
  return sql`case when ${age} is null or ${age} <= ${float(fullDays)} then 100 when ${age} >= ${float(goneDays)} then 0
    else greatest(1, floor((100::float8 * (${float(goneDays)} - ${age})) / ${float(goneDays - fullDays)} + 0.5::float8))::int end`
}

const bounded = (column: Sql) => sql`case when ${column} is null or ${column} = 'NaN'::float8 then null
  when abs(${column}) < ${float(valueLimits.least)} then 0
  else least(greatest(${column}, ${float(-valueLimits.most)}), ${float(valueLimits.most)}) end`

/** As `numberOf` of the domain; null also where the attribute is of another kind than the curve. */
function keptValue({ curve, attribute }: Measure, compiling: Compiling): Sql {
  const kind = compiling.attributes.get(attribute)?.kind
  const column = columnOf(attribute, compiling)
  if (column === undefined) return nothing
  if (curve.kind === 'points') return isNumber(compiling.attributes.get(attribute)) ? bounded(column) : nothing
  if (curve.kind === 'boolean')
    return kind === 'boolean' ? sql`case when ${column} then 1 when not ${column} then 0 end` : nothing
  if (kind !== 'choice' && kind !== 'text') return nothing
  const cases = curve.shares.map(({ option }, index) => sql`when ${text(option)} then ${whole(index)}`)
  return sql`case ${column} ${sql.join(cases, sql` `)} end`
}

/** As `shareOf` of the domain, of the column `value`. */
function share(curve: Curve, value: Sql): Sql {
  if (curve.kind === 'boolean')
    return sql`case when ${value} = 1 then ${whole(curve.yes * 10)} else ${whole(curve.no * 10)} end`
  if (curve.kind === 'choice') {
    const cases = curve.shares.map((each, index) => sql`when ${whole(index)} then ${whole(each.share * 10)}`)
    return sql`case ${value}::int ${sql.join(cases, sql` `)} end`
  }
  const [first] = curve.points
  const last = curve.points.at(-1)
  if (first === undefined || last === undefined) return nothing
  const lines = segmentsOf(curve).map(
    ({ from, to, start, slope }) => sql`when ${value} < ${float(to)}
      then floor(${float(start)} + (${value} - ${float(from)}) * ${float(slope)} + 0.5::float8)::int`,
  )
  return sql`case when ${value} <= ${float(first.at)} then ${whole(first.share * 10)}
    when ${value} >= ${float(last.at)} then ${whole(last.share * 10)} ${sql.join(lines, sql` `)} end`
}

function shareWhereMissing({ missing }: Measure): Sql {
  if (missing.policy === 'neutral') return whole(500)
  if (missing.policy === 'leave_out') return nothing
  return sql`case when coalesce(days_in_phase, 0) >= ${whole(missing.afterDays)} then 0 end`
}

/** As `isMet` of the domain: never null. */
export function factTest(test: FactTest, compiling: Compiling): Sql {
  const column = columnOf(test.attribute, compiling)
  const kind = compiling.attributes.get(test.attribute)?.kind
  if (column === undefined) return no
  switch (test.test) {
    case 'empty':
      return sql`(${column} is null)`
    case 'yes':
    case 'no':
      return kind === 'boolean' ? sql`(${column} is ${sql.raw(test.test === 'yes' ? 'true' : 'false')})` : no
    case 'one_of':
      return kind === 'choice' || kind === 'text'
        ? sql`coalesce(${column} in (${sql.join(test.values.map(text))}), false)`
        : no
    case 'at_least':
    case 'at_most': {
      if (!isNumber(compiling.attributes.get(test.attribute))) return no
      const sign = sql.raw(test.test === 'at_least' ? '>=' : '<=')
      return sql`coalesce(nullif(${column}, 'NaN'::float8) ${sign} ${float(test.value)}, false)`
    }
  }
}

const allOf = (tests: readonly FactTest[], compiling: Compiling) =>
  sql`(${sql.join(
    tests.map((test) => factTest(test, compiling)),
    sql` and `,
  )})`
const sumOf = (terms: readonly Sql[]) => (terms.length === 0 ? whole(0) : sql.join(terms, sql` + `))
const listOf = (name: string, count: number) =>
  sql.join(
    Array.from({ length: count }, (_, index) => sql.ref(`${name}${index}`)),
    sql`, `,
  )

/** As `bandOf` of the domain, of the column `score`. */
function bandCase({ bands: limits }: Scorecard): Sql {
  return sql`case when score is null then ${whole(rankOf('unknown'))} when score >= ${whole(limits.good)} then ${whole(rankOf('good'))}
    when score >= ${whole(limits.watch)} then ${whole(rankOf('watch'))} else ${whole(rankOf('risk'))} end`
}

const overrideBand = sql.raw(
  `case override_band ${bands.map((band, rank) => `when '${band}' then ${rank}`).join(' ')} end`,
)

/**
 * A query of the scores of everybody in `from`, which has the attributes' columns beside account_id, days_in_phase,
 * override_id, override_score and override_band. It says what `scoreOf` of the domain says. Each step is kept from being
 * merged into the next (`offset 0`), since every expression would be computed anew for each use.
 */
export function scoresQuery(scorecard: Scorecard, from: Sql, compiling: Compiling): Sql {
  const measures = measuresOf(scorecard)
  const count = measures.length
  const each = (write: (measure: Measure, index: number) => Sql) => sql.join(measures.map(write))
  const value = (index: number) => sql.ref(`v${index}`)
  const effective = ({ weight }: Measure, index: number) => sql`${whole(weight)} * ${sql.ref(`f${index}`)}`
  const sums = (write: (measure: Measure, index: number) => Sql) => sumOf(measures.map(write))
  const caps = scorecard.caps.map(
    ({ when }, place) => sql`case when ${allOf(when, compiling)} then ${whole(1 << place)} else 0 end`,
  )
  const holdBits = scorecard.holds.map(
    ({ when }, place) => sql`case when ${allOf(when, compiling)} then ${whole(1 << (firstHold + place))} else 0 end`,
  )
  const limits = scorecard.caps.map(
    ({ atMost }, place) => sql`case when caps & ${whole(1 << place)} <> 0 then ${whole(atMost)} else 100 end`,
  )
  const limit = limits.length === 0 ? whole(100) : sql`least(${sql.join(limits)})`
  const holds = scorecard.holds.map(({ when }) => allOf(when, compiling))
  const isHeld = holds.length === 0 ? sql.raw('false') : sql.join(holds, sql` or `)
  const carried = sql.raw('account_id, override_id, override_score, override_band, caps, is_held')
  const all = whole(measures.reduce((sum, { weight }) => sum + weight, 0))
  const fresh = sql`select *, ${each((measure, index) => sql`${freshness(measure, compiling)} as ${sql.ref(`age${index}`)}`)}
    from ${from} offset 0`
  const valued = sql`select account_id, days_in_phase, override_id, override_score, override_band,
      ${sumOf([...caps, ...holdBits])} as caps, (${isHeld}) as is_held,
      ${each((measure, index) => {
        const kept = keptValue(measure, compiling)
        return sql`(case when ${sql.ref(`age${index}`)} = 0 then null else ${kept} end)::float8 as ${sql.ref(`v${index}`)}`
      })},
      ${sql.raw(measures.map((_, index) => `age${index}`).join(', '))}
    from (${fresh}) as fresh offset 0`
  const shared = sql`select ${carried}, ${listOf('v', count)},
      ${each(
        (measure, index) => sql`(case when ${value(index)} is null then ${shareWhereMissing(measure)}
          else ${share(measure.curve, value(index))} end)::int as ${sql.ref(`s${index}`)}`,
      )},
      ${each((_, index) => sql`case when ${value(index)} is null then 100 else ${sql.ref(`age${index}`)} end as ${sql.ref(`f${index}`)}`)}
    from (${valued}) as valued offset 0`
  const counted = sql`select ${carried},
      ${sums((measure, index) => sql`coalesce(${effective(measure, index)} * ${sql.ref(`s${index}`)}, 0)`)} as won,
      ${sums((measure, index) => sql`case when ${sql.ref(`s${index}`)} is null then 0 else ${effective(measure, index)} end`)} as of,
      ${sums((measure, index) => sql`case when ${value(index)} is null then 0 else ${effective(measure, index)} end`)} as about,
      array[${listOf('s', count)}]::smallint[] as shares, array[${listOf('v', count)}]::real[] as known,
      case when ${sums((_, index) => sql.ref(`f${index}`))} = ${whole(100 * count)} then null
        else array[${listOf('f', count)}]::smallint[] end as freshness
    from (${shared}) as shared offset 0`
  const rated = sql`select ${carried}, shares, known, freshness,
      case when of = 0 then null else (won + of * 5) / (of * 10) end as raw, (2 * about + ${all}) / (2 * ${all}) as coverage
    from (${counted}) as counted offset 0`
  const limited = sql`select ${carried}, shares, known, freshness, raw, coverage,
      coalesce(override_score, case when raw is not null and coverage >= ${whole(scorecard.leastCoverage)} then least(raw, ${limit}) end) as score
    from (${rated}) as rated offset 0`
  return sql`select account_id, caps, is_held, override_id is not null as is_decided, shares, known, freshness, raw, coverage, score,
      coalesce(${overrideBand}, case when is_held and override_id is null then ${whole(rankOf('held'))} else ${bandCase(scorecard)} end) as band,
      ${whole(scorecard.steady.days)} as steady_days, ${whole(scorecard.steady.jump)} as steady_jump
    from (${limited}) as limited offset 0`
}
