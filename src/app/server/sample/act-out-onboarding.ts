import * as onboarding from '#modules/onboarding/contract.ts'
import { applyTaskChange } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { addDays, type PlainDateString } from '#platform/kernel/dates.ts'
import { ProductError } from '#platform/kernel/errors.ts'
import { roadmapHappenings } from './act-out-roadmap.ts'
import { holdMeeting, talkHappenings } from './act-out-talks.ts'
import { winHappenings } from './act-out-wins.ts'
import outcomes from './content/outcomes.json' with { type: 'json' }
import type { SampleCustomer, SamplePerson } from './invent-customers.ts'
import type { Random } from './random.ts'
import { at, goalOf, type Happening, type Stage } from './stage.ts'

type PlanTask = onboarding.ProjectPage['tasks'][number]

interface Story {
  customer: SampleCustomer
  projectId: string
  random: Random
  /** What the customer wants to reach in this round. */
  goal: onboarding.ProjectPage['goals'][number] | undefined
}

/** Plays a project from its kickoff to its end, or to today where that comes first. */
export async function actOutOnboarding(stage: Stage, beginning: Omit<Story, 'goal'>): Promise<void> {
  const { customer, projectId } = beginning
  const kickoffOn = addDays(customer.contractStartOn, customer.journey.kickoffDay)
  const project = await read(stage, stage.context, projectId)
  const hasKickoff = project.kickoffTaskId !== null && kickoffOn <= stage.today
  if (hasKickoff) await holdKickoff(stage, beginning, kickoffOn)
  const planned = hasKickoff ? await read(stage, stage.context, projectId) : project
  const story: Story = { ...beginning, goal: planned.goals[0] }
  const happenings = [
    ...workHappenings(stage, story, planned),
    ...outcomeHappenings(stage, story),
    ...winHappenings(stage, customer, projectId),
    ...(await talkHappenings(stage, beginning)),
    ...(await roadmapHappenings(stage, beginning)),
  ]
  for (const happening of happenings.sort((a, b) => (a.on < b.on ? -1 : 1)))
    if (happening.on <= stage.today) await happening.act(at(stage.context, happening.on))
}

const read = (stage: Stage, context: Context, id: string) =>
  stage.act(context, onboarding.readProject, { params: { id } })

async function holdKickoff(
  stage: Stage,
  { customer, projectId }: Omit<Story, 'goal'>,
  on: PlainDateString,
): Promise<void> {
  const context = at(stage.context, on)
  const params = { id: projectId }
  await stage.act(context, onboarding.agreeCriteria, {
    params,
    body: { agreedBy: nameOf(championOf(customer)), agreedOn: on, how: outcomes.how.meeting },
  })
  const { version } = (await read(stage, context, projectId)).kickoff
  await stage.act(context, onboarding.saveKickoff, {
    params,
    body: {
      version,
      records: outcomes.kickoff,
      readiness: { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true },
    },
  })
  await writeKickoffMinutes(stage, context, projectId, on)
  await stage.act(context, onboarding.completeKickoff, { params, body: { doneOn: on } })
}

async function writeKickoffMinutes(stage: Stage, context: Context, id: string, on: PlainDateString): Promise<void> {
  const { items } = await stage.act(context, onboarding.listProjectMeetings, { params: { id } })
  const kickoff = items.find(({ kind }) => kind.startsWith('kickoff_'))
  if (kickoff) await holdMeeting(stage, context, { meeting: kickoff, on, discussion: outcomes.minutes })
}

/** The work of the plan, done on its day or some days late, up to where a journey without value gets stuck. */
function workHappenings(
  stage: Stage,
  { customer, projectId, random }: Story,
  project: onboarding.ProjectPage,
): Happening[] {
  const { journey } = customer
  const open = project.tasks.filter((task) => task.status === 'todo' && task.kind !== 'exam')
  const stuckAfter = journey.valueDay === null ? Math.round(open.length * (0.3 + 0.3 * random.next())) : open.length
  return open.slice(0, stuckAfter).map((task) => {
    const late = random.chance(journey.punctuality) ? -random.integer(0, 1) : random.integer(1, 9)
    const on = [addDays(task.dueOn, late), addDays(task.startOn, 0)].sort().at(-1) ?? task.dueOn
    return {
      on,
      act: (context) => finish(stage, context, projectId, task, on),
    }
  })
}

/** As the plan was first read; only where something moved the task since, the plan is read again. */
async function finish(stage: Stage, context: Context, projectId: string, task: PlanTask, on: PlainDateString) {
  const body = { status: 'done' as const, doneOn: on }
  const params = { id: projectId, taskId: task.id }
  try {
    await applyTaskChange(context, params, { ...body, version: task.version })
  } catch (error) {
    if (!(error instanceof ProductError && error.kind === 'conflict')) throw error
    const { tasks, endedOn } = await read(stage, context, projectId)
    const current = tasks.find((one) => one.id === task.id)
    if (endedOn !== null || current?.status !== 'todo') return
    await applyTaskChange(context, params, { ...body, version: current.version })
  }
}

function outcomeHappenings(stage: Stage, story: Story): Happening[] {
  const { customer } = story
  const day = (count: number) => addDays(customer.contractStartOn, count)
  const { valueDay } = customer.journey
  // A program that runs by itself has no kickoff to repeat: it ends.
  if (valueDay === null && customer.touchModel === 'tech')
    return [{ on: day(95), act: (context) => giveUp(stage, story, context, day(95)) }]
  if (valueDay === null)
    return [
      { on: day(82), act: (context) => answerExam(stage, story, context, day(82)) },
      { on: day(93), act: (context) => startOver(stage, story, context, day(93)) },
      { on: day(190), act: (context) => giveUp(stage, story, context, day(190)) },
    ]
  const examDay = Math.max(82, valueDay + 3)
  return [
    { on: day(Math.round(valueDay * 0.6)), act: (context) => measure(stage, story, context, 0.4) },
    { on: day(valueDay), act: (context) => confirmValue(stage, story, context, day(valueDay)) },
    { on: day(examDay), act: (context) => answerExam(stage, story, context, day(examDay)) },
    { on: day(examDay + 7), act: (context) => judge(stage, story, context, day(examDay + 7)) },
    { on: day(examDay + 12), act: (context) => goOver(stage, story, context, day(examDay + 12)) },
    { on: day(examDay + 28), act: (context) => judge(stage, story, context, day(examDay + 28)) },
    { on: day(examDay + 33), act: (context) => goOver(stage, story, context, day(examDay + 33)) },
  ]
}

async function measure(stage: Stage, { customer, projectId, random, goal }: Story, context: Context, share: number) {
  if (!goal || goal.baseline === null || goal.target === null) return
  const value = Math.round((goal.baseline + (goal.target - goal.baseline) * share) * 10) / 10
  await stage.act(context, onboarding.recordMeasurement, {
    params: { id: projectId, goalId: goal.id },
    body: {
      clientId: `sample-${customer.externalId}-${random.integer(0, 1e9)}`,
      measuredOn: new Date(context.clock.now()).toISOString().slice(0, 10),
      value,
      evidence: goal.requiredEvidence,
    },
  })
}

async function confirmValue(stage: Stage, story: Story, context: Context, on: PlainDateString) {
  const { customer, projectId, goal } = story
  await measure(stage, story, context, 1.05)
  const champion = championOf(customer)
  await stage.act(context, onboarding.recordValueConfirmation, {
    params: { id: projectId },
    body: {
      clientId: `sample-${customer.externalId}-value`,
      goalId: goal?.id ?? null,
      words: outcomes.goals[customer.journey.goal]?.words ?? '',
      name: nameOf(champion),
      title: champion.title,
      confirmedOn: on,
      how: outcomes.how.meeting,
    },
  })
}

async function answerExam(stage: Stage, { customer, projectId }: Story, context: Context, on: PlainDateString) {
  const sponsor = customer.people.find((person) => person.role === 'executive_sponsor')
  const answers = [
    { respondent: 'champion' as const, person: championOf(customer), score: customer.journey.champion },
    ...(sponsor ? [{ respondent: 'sponsor' as const, person: sponsor, score: customer.journey.sponsor }] : []),
  ]
  for (const { respondent, person, score } of answers)
    await stage.act(context, onboarding.recordExamAnswer, {
      params: { id: projectId },
      body: {
        clientId: `sample-${customer.externalId}-${respondent}`,
        respondent,
        score,
        reason: '',
        name: nameOf(person),
        answeredOn: on,
        how: outcomes.how.call,
      },
    })
  const { tasks, endedOn } = await read(stage, context, projectId)
  for (const task of tasks.filter((one) => one.kind === 'exam' && one.status === 'todo'))
    if (endedOn === null) await finish(stage, context, projectId, task, on)
}

/** Most criteria are met by then; some customers keep one open and graduate on a condition. */
async function judge(stage: Stage, { projectId, random }: Story, context: Context, on: PlainDateString) {
  const project = await read(stage, context, projectId)
  if (project.endedOn !== null) return
  const leavesOne = project.verdict === null && random.chance(0.2)
  for (const [index, criterion] of project.criteria.items.entries())
    if (!(leavesOne && index === 3) && criterion.state !== 'met')
      await stage.act(context, onboarding.changeCriterion, {
        params: { id: projectId, criterionId: criterion.id },
        body: { version: criterion.version, state: 'met', evidence: outcomes.how.meeting },
      })
  const { version } = await read(stage, context, projectId)
  await stage.act(context, onboarding.judgeProject, {
    params: { id: projectId },
    body: { version, conditions: [{ text: outcomes.condition, dueOn: addDays(on, 14) }], rejudgeOn: addDays(on, 21) },
  })
}

/** Graduated customers go over to whoever looks after them, with what is still open carried along. */
async function goOver(stage: Stage, { customer, projectId }: Story, context: Context, on: PlainDateString) {
  const { state } = await read(stage, context, projectId)
  if (state !== 'graduated') return
  const params = { id: projectId }
  const { leftovers, csmId, csmName, version, acceptances } = await stage.act(context, onboarding.readOngoingHandoff, {
    params,
  })
  if (acceptances.length > 0 || csmId === null || csmName === null) return
  const csm: Context = { ...context, actor: { kind: 'user', id: csmId, name: csmName } }
  const written = await stage.act(context, onboarding.saveOngoingHandoff, {
    params,
    body: {
      csmId,
      review: outcomes.handoff.review,
      cadence: outcomes.handoff.cadence,
      nextGoals: outcomes.handoff.nextGoals,
      introducedOn: on,
      expansionHints: '',
      internalNotes: '',
      dispositions: leftovers.map(({ kind, id }) => ({ kind, id, action: 'carried' as const, note: '' })),
      version,
    },
  })
  await stage.act(csm, onboarding.acceptOngoingHandoff, { params, body: { version: written.version } })
  await stage.act(context, onboarding.acceptOngoingHandoffOnBehalf, {
    params,
    body: { version: written.version, name: nameOf(championOf(customer)), acceptedOn: on, how: outcomes.how.meeting },
  })
}

async function startOver(stage: Stage, { customer, projectId, random }: Story, context: Context, on: PlainDateString) {
  const { version } = await read(stage, context, projectId)
  const sponsor = customer.people.find((person) => person.role === 'executive_sponsor') ?? championOf(customer)
  await stage.act(context, onboarding.rekickOff, {
    params: { id: projectId },
    body: {
      version,
      heldOn: on,
      reasonKeys: [random.pick(['champion_time', 'internal_approval', 'lower_priority', 'data_preparation'])],
      rootCause: outcomes.refusals[customer.journey.goal % outcomes.refusals.length] ?? '',
      sponsorName: nameOf(sponsor),
      sponsorWords: outcomes.commitment,
      valueOn: addDays(on, 60),
      goals: [{ ...goalOf(customer), deadline: addDays(on, 60) }],
    },
  })
}

async function giveUp(stage: Stage, { projectId, random }: Story, context: Context, on: PlainDateString) {
  const { version, state } = await read(stage, context, projectId)
  if (state === 'ended_without_value') return
  await stage.act(context, onboarding.endWithoutValue, {
    params: { id: projectId },
    body: {
      version,
      reasonKey: random.pick(['champion_left', 'lower_priority', 'expectation_gap']),
      reason: outcomes.ending,
      endedOn: on,
    },
  })
}

function championOf(customer: SampleCustomer): SamplePerson {
  const champion = customer.people.find((person) => person.role === 'champion')
  if (!champion) throw new Error('A sample customer has a champion.')
  return champion
}

const nameOf = (person: SamplePerson) => `${person.family} ${person.given}`
