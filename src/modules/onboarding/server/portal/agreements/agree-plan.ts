import { recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { conflict } from '#platform/kernel/errors.ts'
import type { PortalProject } from '../../../contract.ts'
import { findPlanAgreement, insertPlanAgreement, planNumber } from '../../baselines/agreement-queries.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import type { Task } from '../../plan/task-tables.ts'
import { keyOf, type Project } from '../../projects/project-tables.ts'
import { lockOpenProjectOf, touchProject } from '../../projects/require-project.ts'
import { todayOf } from '../../today.ts'

/** The agreed plan's day of value, which later plans are compared with. */
const valueDayOf = (project: Project, tasks: readonly Task[]) =>
  tasks.find(({ key }) => key === project.program.valueTaskKey)?.baseline_due_on ?? project.value_on

/** The version of the plan that counts, and who of the customer agreed to it. */
export async function readPlanForPortal(
  { transaction }: Context,
  project: Project,
  tasks: readonly Task[],
): Promise<PortalProject['plan']> {
  const number = await planNumber(transaction, project)
  const agreement = await findPlanAgreement(transaction, project, number)
  return {
    number,
    valueOn: agreement?.value_on ?? valueDayOf(project, tasks),
    agreed: agreement ? { name: agreement.agreed_by, on: agreement.agreed_on } : null,
  }
}

/**
 * The portal's visitor agrees to the version of the plan that it was shown, with the days that its tasks have in it. It
 * never changes; given twice, the first stands. Throws conflict `onboarding.plan_superseded`, `onboarding.project_closed`.
 */
export async function agreePlanFromPortal(
  context: Context,
  { accountId, plan }: { accountId: string; plan: number },
): Promise<void> {
  const { transaction } = context
  const project = await lockOpenProjectOf(context, accountId)
  if ((await planNumber(transaction, project)) !== plan) throw conflict('onboarding.plan_superseded')
  if (await findPlanAgreement(transaction, project, plan)) return
  const tasks = await selectTasks(transaction, [project.project_id])
  const shared = tasks.filter(({ visibility, status }) => visibility === 'customer' && status !== 'skipped')
  const name = context.actor.name
  await insertPlanAgreement(transaction, {
    ...keyOf(project),
    plan,
    value_on: valueDayOf(project, tasks),
    tasks: JSON.stringify(
      shared.map(({ key, baseline_start_on, baseline_due_on }) => ({
        key,
        startOn: baseline_start_on,
        dueOn: baseline_due_on,
      })),
    ),
    agreed_by: name,
    agreed_on: todayOf(context),
    recorded_at: instantOf(context),
  })
  await touchProject(context, project)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: 'onboarding.plan_agreed',
    params: { projectId: project.project_id, plan, name },
    visibility: 'customer',
  })
}
