import { buildAccount } from '#modules/accounts/testing.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import type { GoalInput, ProjectInput } from './contract.ts'
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
