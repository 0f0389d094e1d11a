import { recordTimelineEntry, requireAccount, requireLockedAccount } from '#modules/accounts/server/api.ts'
import { addTaskNow } from '#modules/onboarding/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { todayIn } from '#platform/kernel/dates.ts'
import { conflict, notFound } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { readCatalogue } from '../definitions.ts'
import { findOpenProject, findStarted, insertStarted } from './measure-queries.ts'

interface StartInput {
  accountId: string
  measureKey: string
  clientId: string
}

/**
 * Makes a measure a task of the customer's running plan, from today on. Throws not found `accounts.no_such_account`,
 * `touch.no_such_measure`, conflict `touch.no_open_project`, `touch.client_id_taken`.
 */
export async function startMeasure(context: Context, { accountId, measureKey, clientId }: StartInput) {
  await requireAccount(context, accountId)
  await requireLockedAccount(context, accountId)
  const before = await findStarted(context.transaction, accountId, clientId)
  if (before && before.measure_key !== measureKey) throw conflict('touch.client_id_taken')
  if (before) return { projectId: before.project_id, taskId: before.task_id }
  const { definition } = await readCatalogue(context)
  const measure = definition.measures.find(({ key }) => key === measureKey)
  if (!measure) throw notFound('touch.no_such_measure')
  const projectId = await findOpenProject(context.transaction, accountId)
  if (projectId === null) throw conflict('touch.no_open_project')
  const taskId = await addTaskNow(context, projectId, {
    name: measure.name[context.locale],
    doneWhen: measure.doneWhen[context.locale],
    side: measure.side,
    days: measure.days,
    effortMinutes: measure.effortMinutes,
    visibility: measure.visibility,
  })
  await insertStarted(context.transaction, {
    workspace_id: context.workspaceId,
    account_id: accountId,
    started_measure_id: newId(context.clock.now()),
    measure_key: measureKey,
    client_id: clientId,
    project_id: projectId,
    task_id: taskId,
    started_on: todayIn(context.timeZone, context.clock.now()),
    started_by: context.actor.name,
  })
  await recordTimelineEntry(context, {
    accountId,
    kind: 'touch.measure_started',
    params: { name: measure.name[context.locale], projectId, taskId },
  })
  return { projectId, taskId }
}
