import * as onboarding from '#modules/onboarding/contract.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import outcomes from './content/outcomes.json' with { type: 'json' }
import type { SampleCustomer } from './invent-customers.ts'
import { createRandom, type Random } from './random.ts'
import { at, type Happening, type Stage } from './stage.ts'

/** Days before today of which the talks are told: what is said to be late or silent goes by the last weeks. */
const talkedDays = 42
const shareInTouch = 0.8
const shareBlocked = 0.3

interface Cast {
  customer: SampleCustomer
  projectId: string
}

/** What is said and met in the last weeks of a project that still runs; a few have fallen silent. */
export async function talkHappenings(stage: Stage, { customer, projectId }: Cast): Promise<Happening[]> {
  if (endOf(customer) <= stage.today) return []
  // Of its own, so that the rest of the story stays as it was told before.
  const random = createRandom(7_000_000 + Number(customer.externalId.slice(1)))
  const first = [addDays(stage.today, -talkedDays), addDays(customer.contractStartOn, 2)].sort().at(-1) ?? stage.today
  const blockers = random.chance(shareBlocked) ? [raiseBlocker(stage, { customer, projectId }, random)] : []
  if (!random.chance(shareInTouch)) return blockers
  return [
    ...blockers,
    ...talks(stage, { customer, projectId }, random, first),
    ...(await checkIns(stage, projectId, first)),
  ]
}

/** About when a journey is over, as `act-out-onboarding` tells it. */
function endOf({ contractStartOn, touchModel, journey: { valueDay } }: SampleCustomer): PlainDateString {
  if (valueDay !== null) return addDays(contractStartOn, Math.max(82, valueDay + 3) + 7)
  return addDays(contractStartOn, touchModel === 'tech' ? 95 : 190)
}

function talks(stage: Stage, { customer, projectId }: Cast, random: Random, first: PlainDateString): Happening[] {
  const happenings: Happening[] = []
  for (let on = addDays(first, random.integer(0, 4)); on < stage.today; on = addDays(on, random.integer(3, 8))) {
    const talk = outcomes.talks[random.integer(0, outcomes.talks.length - 1)]
    const direction = talk?.direction === 'from_us' ? ('from_us' as const) : ('from_customer' as const)
    const channel = (['call', 'mail', 'chat'] as const).find((each) => each === talk?.channel) ?? 'call'
    const clientId = `sample-${customer.externalId}-talk-${on}`
    const body = { clientId, direction, channel, on, note: talk?.note ?? '' }
    const params = { id: projectId }
    happenings.push({
      on,
      act: (context) =>
        unlessEnded(stage, context, projectId, () => stage.act(context, onboarding.recordContact, { params, body })),
    })
  }
  return happenings
}

/** The regular meetings that the program proposed for these days. */
async function checkIns(stage: Stage, projectId: string, first: PlainDateString): Promise<Happening[]> {
  const params = { id: projectId }
  const { items } = await stage.act(at(stage.context, first), onboarding.listProjectMeetings, { params })
  return items
    .filter(
      ({ state, audience, on }) => state === 'proposed' && audience === 'customer' && on >= first && on < stage.today,
    )
    .map((meeting) => ({
      on: meeting.on,
      act: (context) =>
        unlessEnded(stage, context, projectId, () =>
          holdMeeting(stage, context, { meeting, on: meeting.on, discussion: outcomes.checkIn }),
        ),
    }))
}

function raiseBlocker(stage: Stage, { customer, projectId }: Cast, random: Random): Happening {
  const on = addDays(stage.today, -random.integer(3, 20))
  const { kind, ownerTeam, impact, ...words } = random.pick(outcomes.blockers)
  const body = {
    ...words,
    clientId: `sample-${customer.externalId}-blocker`,
    kind: onboarding.blockerSchema.shape.kind.parse(kind),
    ownerSide: 'customer' as const,
    ownerTeam: onboarding.blockerSchema.shape.ownerTeam.parse(ownerTeam),
    impact: onboarding.blockerSchema.shape.impact.parse(impact),
  }
  const raise = (context: Context) => stage.act(context, onboarding.raiseBlocker, { params: { id: projectId }, body })
  return { on, act: (context) => unlessEnded(stage, context, projectId, () => raise(context)) }
}

async function unlessEnded(stage: Stage, context: Context, id: string, act: () => Promise<unknown>): Promise<void> {
  const { endedOn } = await stage.act(context, onboarding.readProject, { params: { id } })
  if (endedOn === null) await act()
}

interface Held {
  meeting: onboarding.MeetingView
  on: PlainDateString
  discussion: string
}

/** Agrees on a meeting, holds it with all who were asked, and gives the customer its minutes. */
export async function holdMeeting(stage: Stage, context: Context, { meeting, on, discussion }: Held): Promise<void> {
  const params = { id: meeting.project.id, meetingId: meeting.id }
  const { version, time, minutes } = meeting
  const agreed = await stage.act(context, onboarding.scheduleMeeting, { params, body: { version, on, time, minutes } })
  const attendedIds = agreed.attendees.map(({ personId }) => personId)
  const held = await stage.act(context, onboarding.recordAttendance, {
    params,
    body: { version: agreed.version, isNoShow: false, attendedIds },
  })
  const written = await stage.act(context, onboarding.saveMinutes, {
    params,
    body: { version: held.version, decisions: [], homework: [], discussion },
  })
  await stage.act(context, onboarding.handOverMinutes, { params, body: { version: written.version, how: 'portal' } })
}
