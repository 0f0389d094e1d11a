import type { Context } from '#platform/context/context.ts'
import type { OngoingHandoff } from '../../contract.ts'
import { isOpen } from '../../domain/task.ts'
import { selectBlockers } from '../blockers/blocker-queries.ts'
import { selectConditions } from '../graduation/follow-up-queries.ts'
import { selectIncidents } from '../incidents/incident-queries.ts'
import { selectTasks } from '../plan/task-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { selectRequests, selectStatements } from '../scope/scope-queries.ts'
import { itemsOf } from '../scope/scope-view.ts'

type Thing = Omit<OngoingHandoff['leftovers'][number], 'disposition'>

const said = (text: string) => ({ ja: text, en: text })

/** All that the onboarding leaves open: nothing of it may be lost when the customer goes over. */
export async function readLeftovers(context: Context, project: Project): Promise<Thing[]> {
  const { transaction } = context
  const tasks = (await selectTasks(transaction, [project.project_id])).filter(
    // What was put off asks nothing of this project, but the customer still waits for it.
    (task) => isOpen(task) || (task.phase > 1 && task.status === 'skipped'),
  )
  const [statement] = await selectStatements(transaction, project)
  const requests = await selectRequests(transaction, project)
  const blockers = await selectBlockers(transaction, project)
  const incidents = await selectIncidents(transaction, project)
  const conditions = await selectConditions(transaction, project)
  return [
    ...tasks.map((task) => ({
      kind: task.phase > 1 ? ('phase_2' as const) : ('task' as const),
      id: task.task_id,
      name: task.texts.name,
      dueOn: task.due_on,
    })),
    ...(statement ? itemsOf(statement) : [])
      .filter(({ place }) => place === 'phase_2')
      .map(({ text }) => ({ kind: 'phase_2' as const, id: text.slice(0, 100), name: said(text), dueOn: null })),
    ...requests
      .filter(({ state, phase }) => state === 'open' || state === 'proposed' || (state === 'agreed' && phase === 2))
      .map((row) => ({ kind: 'phase_2' as const, id: row.scope_request_id, name: said(row.title), dueOn: null })),
    ...blockers
      .filter(({ state }) => state !== 'resolved')
      .map((row) => ({ kind: 'blocker' as const, id: row.blocker_id, name: said(row.title), dueOn: row.expected_on })),
    ...conditions
      .filter(({ state }) => state === 'open')
      .map((row) => ({ kind: 'condition' as const, id: row.condition_id, name: said(row.text), dueOn: row.due_on })),
    // One that is not fixed stands among the blockers already.
    ...incidents
      .filter(({ state, blocker_id }) => state !== 'explained' && (state === 'fixed' || blocker_id === null))
      .map((row) => ({ kind: 'incident' as const, id: row.incident_id, name: said(row.title), dueOn: null })),
  ]
}
