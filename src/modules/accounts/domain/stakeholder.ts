import type { PlainDateString } from '#platform/kernel/dates.ts'

export const stakeholderRoles = [
  'decision_maker',
  'champion',
  'executive_sponsor',
  'admin',
  'it',
  'security',
  'legal',
  'procurement',
  'end_user',
] as const
export type StakeholderRole = (typeof stakeholderRoles)[number]

/** How much the person's word weighs, strongest first. */
export const influences = ['high', 'medium', 'low'] as const
export type Influence = (typeof influences)[number]

/** How the person stands to the product, warmest first. */
export const sentiments = ['supportive', 'neutral', 'cautious', 'opposed'] as const
export type Sentiment = (typeof sentiments)[number]

export const itLiteracies = ['skilled', 'average', 'novice'] as const
export type ItLiteracy = (typeof itLiteracies)[number]

export interface Stakeholder {
  id: string
  name: string
  /** フリガナ; '' when unknown. */
  reading: string
  roles: readonly StakeholderRole[]
  /** The stakeholder this one stands in for. */
  deputyOfId: string | null
  /** First day on which the person is no longer there; may lie ahead. */
  leftOn: PlainDateString | null
}

export type StakeholderAlertKind =
  | 'no_contact'
  | 'single_threaded'
  | 'champion_left'
  | 'no_champion'
  | 'no_champion_deputy'
  | 'executive_sponsor_left'
  | 'no_executive_sponsor'

export interface StakeholderAlert {
  kind: StakeholderAlertKind
  /** Whom it is about; empty when it is about nobody in particular. */
  stakeholderIds: string[]
}

/** Whether the person is there on that day. */
export function isActive(stakeholder: Pick<Stakeholder, 'leftOn'>, today: PlainDateString): boolean {
  return stakeholder.leftOn === null || stakeholder.leftOn > today
}

const ids = (stakeholders: readonly Stakeholder[]) => stakeholders.map((stakeholder) => stakeholder.id)

/** One alert when nobody holds the role: that its holders left, or that there never was one. */
function vacancy(
  stakeholders: readonly Stakeholder[],
  role: StakeholderRole,
  today: PlainDateString,
  kinds: { left: StakeholderAlertKind; never: StakeholderAlertKind },
): StakeholderAlert[] {
  const holders = stakeholders.filter((stakeholder) => stakeholder.roles.includes(role))
  if (holders.some((holder) => isActive(holder, today))) return []
  return [{ kind: holders.length > 0 ? kinds.left : kinds.never, stakeholderIds: ids(holders) }]
}

/** A champion alone in the role and without a deputy who is still there: one transfer stops the work. */
function missingDeputy(active: readonly Stakeholder[]): StakeholderAlert[] {
  const champions = active.filter((stakeholder) => stakeholder.roles.includes('champion'))
  const [champion] = champions
  if (champion === undefined || champions.length > 1) return []
  const hasDeputy = active.some(
    (stakeholder) => stakeholder.deputyOfId === champion.id && stakeholder.id !== champion.id,
  )
  return hasDeputy ? [] : [{ kind: 'no_champion_deputy', stakeholderIds: [champion.id] }]
}

/**
 * What is wrong with the relations to one customer today. The alert of someone who left ends when a successor in the role
 * is registered.
 */
export function stakeholderAlerts(stakeholders: readonly Stakeholder[], today: PlainDateString): StakeholderAlert[] {
  const active = stakeholders.filter((stakeholder) => isActive(stakeholder, today))
  const breadth: StakeholderAlert[] =
    active.length === 0
      ? [{ kind: 'no_contact', stakeholderIds: [] }]
      : active.length === 1
        ? [{ kind: 'single_threaded', stakeholderIds: ids(active) }]
        : []
  return [
    ...breadth,
    ...vacancy(stakeholders, 'champion', today, { left: 'champion_left', never: 'no_champion' }),
    ...missingDeputy(active),
    ...vacancy(stakeholders, 'executive_sponsor', today, {
      left: 'executive_sponsor_left',
      never: 'no_executive_sponsor',
    }),
  ]
}

const collator = new Intl.Collator('ja')
// ヴァ and half-width kana sort among full-width ones only once they are composed.
const readingKey = (reading: string) => reading.normalize('NFKC').trim()

/** For `sort`: by reading in 五十音 order, those without a reading after them by name. */
export function compareByReading(
  a: Pick<Stakeholder, 'name' | 'reading'>,
  b: Pick<Stakeholder, 'name' | 'reading'>,
): number {
  const [left, right] = [readingKey(a.reading), readingKey(b.reading)]
  if ((left === '') !== (right === '')) return left === '' ? 1 : -1
  return collator.compare(left, right) || collator.compare(a.name, b.name)
}
