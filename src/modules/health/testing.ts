import { sql } from 'kysely'
import type { Attribute, AttributeSource } from '#platform/attributes/attribute.ts'
import type { Value } from './domain/scorecard/curve.ts'
import { type Scorecard, scorecardSchema } from './domain/scorecard/scorecard.ts'

const text = (words: string) => ({ ja: words, en: words })
const leaveOut = { policy: 'leave_out' } as const

/** A small scorecard with every kind of curve and of policy, over the attributes of `fakeSource`. */
export const sampleScorecard: Scorecard = scorecardSchema.parse({
  name: text('試験用'),
  phases: ['adoption'],
  touchModels: ['high'],
  groups: [
    {
      key: 'use',
      name: text('利用'),
      measures: [
        {
          key: 'users',
          name: text('利用者'),
          attribute: 'test.users',
          weight: 40,
          curve: {
            kind: 'points',
            points: [
              { at: 20, share: 0 },
              { at: 70, share: 100 },
            ],
          },
          missing: leaveOut,
        },
        {
          key: 'tickets',
          name: text('問い合わせ'),
          attribute: 'test.tickets',
          weight: 20,
          curve: {
            kind: 'points',
            points: [
              { at: 0, share: 100 },
              { at: 3, share: 10 },
            ],
          },
          missing: { policy: 'worst', afterDays: 30 },
        },
      ],
    },
    {
      key: 'people',
      name: text('関係'),
      measures: [
        {
          key: 'mood',
          name: text('温度感'),
          attribute: 'test.mood',
          weight: 25,
          curve: {
            kind: 'choice',
            shares: [
              { option: 'good', share: 100 },
              { option: 'neutral', share: 60 },
              { option: 'bad', share: 0 },
            ],
          },
          missing: leaveOut,
          decay: { ageOf: 'test.mood_age', fullDays: 30, goneDays: 90 },
        },
        {
          key: 'sponsor',
          name: text('決裁者'),
          attribute: 'test.sponsor',
          weight: 15,
          curve: { kind: 'boolean', yes: 100, no: 0 },
          missing: { policy: 'neutral' },
        },
      ],
    },
  ],
  bands: { good: 80, watch: 60 },
  caps: [
    { key: 'champion', name: text('推進責任者'), atMost: 59, when: [{ attribute: 'test.left', test: 'yes' }] },
    { key: 'notice', name: text('解約'), atMost: 0, when: [{ attribute: 'test.notice', test: 'yes' }] },
  ],
  holds: [{ key: 'incident', name: text('障害'), when: [{ attribute: 'test.incident', test: 'yes' }] }],
  enoughCoverage: 60,
  leastCoverage: 15,
  steady: { days: 2, jump: 15 },
})

export type FakeFacts = Record<
  'users' | 'tickets' | 'mood' | 'mood_age' | 'sponsor' | 'left' | 'notice' | 'incident',
  Value
>

const kinds = {
  users: 'number',
  tickets: 'number',
  mood: 'choice',
  mood_age: 'number',
  sponsor: 'boolean',
  left: 'boolean',
  notice: 'boolean',
  incident: 'boolean',
} as const satisfies Record<keyof FakeFacts, Attribute['kind']>

const types = { number: 'float8', choice: 'text', boolean: 'boolean' } as const

/** A source that tells what the test put into `facts`, by customer. Those who are not in it have no row. */
export function fakeSource(facts: ReadonlyMap<string, Partial<FakeFacts>>): AttributeSource {
  const names = Object.entries(kinds)
  return {
    key: 'test.facts',
    list: async () => names.map(([name, kind]) => ({ key: `test.${name}`, kind, knowsPast: false })),
    select: async (_, wanted) => {
      const rows = [...facts].map(([account_id, values]) => ({ account_id, ...values }))
      const typed = names.map(([name, kind]) => `${name === 'left' ? '"left"' : name} ${types[kind]}`).join(', ')
      const columns = wanted.map((key) => sql`facts.${sql.id(key.replace('test.', ''))} as ${sql.id(key)}`)
      return sql`select ${sql.join([sql`facts.account_id`, ...columns])}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as facts (account_id uuid, ${sql.raw(typed)})`
    },
  }
}
