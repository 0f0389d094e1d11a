import type { PlainDateString } from '#platform/kernel/dates.ts'
import { type SizeSegment, sizeSegment } from './size-segment.ts'
import type { ValueJourney } from './time-to-value.ts'

/** One onboarding project of a customer, in the order of its cycles. */
export interface OnboardingRun {
  accountId: string
  programKey: string
  ownerId: string | null
  cycle: number
  contractStartOn: PlainDateString
  valueConfirmedOn: PlainDateString | null
  endedOn: PlainDateString | null
}

export interface JourneyAccount {
  accountId: string
  name: string
  industry: string | null
  plan: string | null
  touchModel: string | null
  employeeCount: number | null
  ownerId: string | null
}

export const segmentKeys = ['industry', 'size', 'plan', 'touch_model', 'program', 'owner'] as const
export type SegmentKey = (typeof segmentKeys)[number]

export interface CustomerJourney extends ValueJourney {
  accountId: string
  name: string
  ownerId: string | null
  programKey: string
  size: SizeSegment | null
}

const earliest = (dates: readonly PlainDateString[]) => dates.toSorted()[0]

function byStart(a: OnboardingRun, b: OnboardingRun): number {
  if (a.contractStartOn === b.contractStartOn) return a.cycle - b.cycle
  return a.contractStartOn < b.contractStartOn ? -1 : 1
}

/**
 * One customer's way to the first value over all its onboarding projects: a re-kickoff goes on with the journey, it does
 * not start the clock again. The journey ended only when every project did. Undefined without projects.
 */
export function journeyOf(account: JourneyAccount, runs: readonly OnboardingRun[]): CustomerJourney | undefined {
  const startedOn = earliest(runs.map((run) => run.contractStartOn))
  const last = runs.toSorted(byStart).at(-1)
  if (startedOn === undefined || last === undefined) return undefined
  const ends = runs.flatMap((run) => run.endedOn ?? [])
  const size = account.employeeCount === null ? null : sizeSegment(account.employeeCount)
  const segments: Partial<Record<SegmentKey, string | null>> = {
    industry: account.industry,
    size,
    plan: account.plan,
    touch_model: account.touchModel,
    program: last.programKey,
    owner: last.ownerId ?? account.ownerId,
  }
  return {
    accountId: account.accountId,
    name: account.name,
    ownerId: last.ownerId ?? account.ownerId,
    programKey: last.programKey,
    size,
    startedOn,
    firstValueOn: earliest(runs.flatMap((run) => run.valueConfirmedOn ?? [])) ?? null,
    endedOn: ends.length === runs.length ? (ends.toSorted().at(-1) ?? null) : null,
    segments: Object.fromEntries(
      Object.entries(segments).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
    ),
  }
}
