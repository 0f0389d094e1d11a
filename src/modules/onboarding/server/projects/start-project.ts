import { listStakeholders, movePhaseTo, recordTimelineEntry, reportPhaseFacts } from '#modules/accounts/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { conflict } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import type { ProjectInput } from '../../contract.ts'
import { projectStarted } from '../../events.ts'
import { insertStartingCriteria } from '../criteria/insert-starting-criteria.ts'
import { insertGoals } from '../goals/goal-queries.ts'
import { goalRow } from '../goals/goal-view.ts'
import { insertKickoff } from '../kickoff/kickoff-queries.ts'
import { proposeProjectMeetings } from '../meetings/propose-meetings.ts'
import { findOwners } from '../plan/find-owners.ts'
import { insertTasks } from '../plan/task-queries.ts'
import { taskRows } from '../plan/task-rows.ts'
import { insertDraft } from '../roadmap/draft-roadmap.ts'
import { settleSheetTasks } from '../sheets/settle-sheet-tasks.ts'
import { planStart } from './plan-start.ts'
import { headOf } from './program-head.ts'
import { findProject, insertProject } from './project-queries.ts'

/**
 * Starts the onboarding of a customer: its dated plan, goals and completion criteria. Work on sheets that are finished
 * already begins as done. Throws as `planStart`, conflict
 * `onboarding.project_open` while another one runs.
 */
export async function startProject(context: Context, input: ProjectInput): Promise<{ id: string }> {
  const { account, program, plan } = await planStart(context, input)
  const now = instantOf(context)
  const key = {
    workspace_id: context.workspaceId,
    account_id: input.accountId,
    project_id: newId(context.clock.now()),
  }
  const hasKickoff = program.tasks.some(({ kind }) => kind === 'kickoff')
  const isNew = await insertProject(context.transaction, {
    ...key,
    program_key: program.key,
    program_version: program.version,
    program: JSON.stringify(headOf(program)),
    state: hasKickoff ? 'planning' : 'running',
    owner_id: input.ownerId,
    contract_start_on: input.contractStartOn,
    value_on: input.valueOn ?? plan.valueDate,
    started_at: now,
    last_activity_at: now,
  })
  if (!isNew) throw conflict('onboarding.project_open')

  const stakeholders = await listStakeholders(context, input.accountId)
  const owners = findOwners({ ownerId: input.ownerId, salesId: account.salesId, stakeholders })
  await insertTasks(context.transaction, taskRows(key, program, plan, owners))
  await insertGoals(
    context.transaction,
    input.goals.map((goal, position) => goalRow(key, { goal, cycle: 1, position })),
  )
  await insertKickoff(context.transaction, key, 1)
  await insertStartingCriteria(context, key, program)
  const project = await findProject(context.transaction, key.project_id)
  if (project) {
    await proposeProjectMeetings(context, project)
    await insertDraft(context, project, program)
  }

  await reportPhaseFacts(context, input.accountId, { projectOpen: true, onboardingResult: null })
  await movePhaseTo(context, input.accountId, 'onboarding', null)
  const valueOn = input.valueOn ?? plan.valueDate
  await recordTimelineEntry(context, {
    accountId: input.accountId,
    kind: 'onboarding.project_started',
    params: { projectId: key.project_id, program: program.name, valueOn },
  })
  await recordEvent(
    context,
    projectStarted,
    { projectId: key.project_id, programKey: program.key, contractStartOn: input.contractStartOn, valueOn },
    input.accountId,
  )
  await settleSheetTasks(context, input.accountId)
  return { id: key.project_id }
}
