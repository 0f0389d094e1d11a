import { buildAccount } from '#modules/accounts/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { GoalInput, ProjectInput } from './contract.ts'
import { agreeCriteria } from './server/criteria/agree-criteria.ts'
import { completeKickoff } from './server/kickoff/complete-kickoff.ts'
import { saveKickoff } from './server/kickoff/save-kickoff.ts'
import { listProjectMeetings } from './server/meetings/list-meetings.ts'
import { handOverMinutes } from './server/meetings/minutes/hand-over-minutes.ts'
import { saveMinutes } from './server/meetings/minutes/save-minutes.ts'
import { startProject } from './server/projects/start-project.ts'

/** A goal without flaws: fewer days for a month's invoices. */
export const testGoal: GoalInput = {
  useCase: '請求書の承認を新しい流れで行う',
  problem: '承認に時間がかかり、月末に残業が続く',
  metric: '承認にかかる平均日数',
  unit: '日',
  baseline: 10,
  target: 4,
  direction: 'down',
  deadline: '2026-06-30',
  requiredEvidence: '新しい流れで承認した請求書50件の記録',
  measuredBy: 'manual',
  isMust: true,
}

/** An onboarding that starts today, of a customer of its own unless one is named. */
export async function buildProject(
  context: Context,
  project: Partial<ProjectInput> = {},
): Promise<{ projectId: string; accountId: string }> {
  const accountId = project.accountId ?? (await buildAccount(context)).id
  const { id } = await startProject(context, {
    programKey: 'wbs_high_12w',
    contractStartOn: todayIn(context.timeZone, context.clock.now()),
    ownerId: null,
    goals: [testGoal],
    ...project,
    accountId,
  })
  return { projectId: id, accountId }
}

/** Writes the kickoff's minutes and shares them with the customer, as its gate asks. */
export async function handOverKickoffMinutes(context: Context, projectId: string): Promise<void> {
  const { items } = await listProjectMeetings(context, projectId)
  const kickoff = items.find(({ kind }) => kind.startsWith('kickoff_'))
  if (!kickoff) throw new Error('The project has no kickoff.')
  const target = { id: projectId, meetingId: kickoff.id }
  const minutes = { decisions: [], homework: [], discussion: '議事録' }
  const { version } = await saveMinutes(context, target, { ...minutes, version: kickoff.version })
  await handOverMinutes(context, target, { version, how: 'portal', note: '' })
}

/** Settles all that the kickoff's gate asks for and holds it today. */
export async function passKickoff(context: Context, projectId: string): Promise<void> {
  const doneOn = todayIn(context.timeZone, context.clock.now())
  await agreeCriteria(context, projectId, { agreedBy: '山田花子', agreedOn: doneOn, how: 'キックオフ' })
  const records = {
    ideal_state: '月末に残業がない',
    roles: '推進は山田',
    range: '経理',
    metrics: '日数',
    continuation: '4日',
  }
  const readiness = { isSponsorCommitted: true, areRolesAssigned: true, isScopeSigned: true }
  await saveKickoff(context, projectId, { records, readiness, version: 1 })
  await handOverKickoffMinutes(context, projectId)
  await completeKickoff(context, projectId, { doneOn })
}
