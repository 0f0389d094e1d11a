import { createStakeholder, readSheet, saveAnswers, setWonDate } from '#modules/accounts/contract.ts'
import {
  addGoal,
  addMeeting,
  addParticipants,
  agreeCriteria,
  changeCriterion,
  completeKickoff,
  type GoalInput,
  handOverMinutes,
  listProjectMeetings,
  planTrainings,
  raiseBlocker,
  readProject,
  recordMeasurement,
  saveKickoff,
  saveMinutes,
} from '#modules/onboarding/contract.ts'
import { addDays } from '#platform/kernel/dates.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { Api } from './api.ts'

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })
export const daysAgo = (days: number) => addDays(today(), -days)

export const goal: GoalInput = {
  useCase: '請求書の承認を新しい流れで行う',
  problem: '承認に時間がかかり、月末に残業が続く',
  metric: '承認にかかる平均日数',
  unit: '日',
  baseline: 10,
  target: 4,
  direction: 'down',
  deadline: daysAgo(-30),
  requiredEvidence: '新しい流れで承認した請求書50件の記録',
  measuredBy: 'manual',
  isMust: true,
}

const tables: Readonly<Record<string, unknown>> = {
  outcome: [{ outcome: '承認が3日で終わる' }],
  map: [{ name: '山田 花子', role: 'champion' }],
  risks: [{ level: 'medium', reason: '月末は忙しい' }],
}

/** Writes into the handover sheet all that sales has to know, and the day the order was won. */
export async function fillHandoff(api: Api, accountId: string, wonOn = daysAgo(1)): Promise<void> {
  const sheet = await api(readSheet, { params: { id: accountId, kind: 'handoff' } })
  const required = sheet.form.fields.filter((field) => field.required)
  const answers = Object.fromEntries(required.map(({ key }) => [key, tables[key] ?? '営業が聞いたこと']))
  const saved = await api(saveAnswers, {
    params: { id: accountId, kind: 'handoff' },
    body: { version: sheet.version, answers },
  })
  if (saved.issues.length > 0) throw new Error(JSON.stringify(saved.issues))
  await api(setWonDate, { params: { id: accountId }, body: { wonOn } })
}

/** Somebody of the customer who carries the introduction. */
export const addChampion = (api: Api, accountId: string) =>
  api(createStakeholder, {
    params: { id: accountId },
    body: { familyName: '山田', givenName: '花子', roles: ['champion'], email: 'hanako@example.jp' },
  })

export interface SharedMatters {
  blocker: string
  /** The course, which each reader sees in the own language. */
  training: { ja: string; en: string }
}

/** Shares with the customer something that stands in the way, and asks one of its people to a training; their names. */
export async function shareMatters(
  api: Api,
  { projectId, stakeholderId }: { projectId: string; stakeholderId: string },
): Promise<SharedMatters> {
  const params = { id: projectId }
  const blocker = 'セキュリティ審査のご回答待ち'
  await api(raiseBlocker, {
    params,
    body: {
      clientId: newId(),
      kind: 'organisation',
      title: blocker,
      ownerSide: 'customer',
      impact: 'small',
      visibility: 'customer',
    },
  })
  const { items } = await api(planTrainings, { params })
  const [training] = items
  if (!training) throw new Error('The plan asks for no training.')
  await api(addParticipants, {
    params: { id: projectId, trainingId: training.id },
    body: { version: training.version, stakeholderIds: [stakeholderId] },
  })
  return { blocker, training: training.course.name }
}

/** Agrees goals, criteria and records, and holds the kickoff. */
export async function holdKickoff(api: Api, projectId: string): Promise<void> {
  const params = { id: projectId }
  const doneOn = daysAgo(50)
  await api(addGoal, { params, body: goal })
  await api(agreeCriteria, { params, body: { agreedBy: '山田 花子', agreedOn: doneOn, how: '定例会' } })
  await passKickoff(api, projectId, doneOn)
}

/** Writes what the kickoff's gate asks for, once goals and criteria are agreed, and holds it. */
export async function passKickoff(api: Api, projectId: string, doneOn: string): Promise<void> {
  const params = { id: projectId }
  const { kickoff } = await api(readProject, { params })
  const words = '月末の残業をなくす'
  await api(saveKickoff, {
    params,
    body: {
      version: kickoff.version,
      records: { ideal_state: words, roles: words, range: words, metrics: words, continuation: words },
      readiness: { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true },
      minutes: words,
    },
  })
  const { items } = await api(listProjectMeetings, { params })
  // A plan that began long ago proposes no kickoff any more: it is entered as it was held.
  const held = { clientId: newId(), kind: 'kickoff_90' as const, on: doneOn, time: '10:00', minutes: 90 }
  const meeting =
    items.find(({ kind }) => kind.startsWith('kickoff_')) ?? (await api(addMeeting, { params, body: held }))
  const ofMeeting = { ...params, meetingId: meeting.id }
  const { version } = await api(saveMinutes, {
    params: ofMeeting,
    body: { version: meeting.version, decisions: [], homework: [], discussion: words },
  })
  await api(handOverMinutes, { params: ofMeeting, body: { version, how: 'portal' } })
  await api(completeKickoff, { params, body: { doneOn } })
}

/** Reaches the goal with its evidence and meets every criterion. */
export async function reachGoals(api: Api, projectId: string, measuredOn = daysAgo(1)): Promise<void> {
  const params = { id: projectId }
  const project = await api(readProject, { params })
  for (const { id: goalId } of project.goals.filter(({ cycle }) => cycle === project.cycle)) {
    const evidence = '承認した請求書50件の記録'
    await api(recordMeasurement, {
      params: { ...params, goalId },
      body: { clientId: newId(), measuredOn, value: 3, evidence },
    })
  }
  for (const { id: criterionId, version } of project.criteria.items)
    await api(changeCriterion, {
      params: { ...params, criterionId },
      body: { version, state: 'met', evidence: '定例会' },
    })
}
