import { listKnownFacts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { additionsTo } from '../../domain/tailoring/additions.ts'
import { moveToVersion } from '../../domain/versions/move-to-version.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned } from '../plan/task-tables.ts'
import { requireProgram } from '../programs/find-program.ts'
import { planOfMove } from '../programs/versions/compute-moves.ts'
import type { Project } from '../projects/project-tables.ts'
import type { ComputedPlan } from '../replan/compute-plan.ts'
import { todayOf } from '../today.ts'
import { selectDismissed } from './addition-queries.ts'

export interface ComputedAdditions {
  keys: string[]
  computed: ComputedPlan
}

/**
 * What the customer's answers, as they are now, add to the plan: the project's own version of its program, tailored anew.
 * Undefined where they add nothing.
 */
export async function computeAdditions(context: Context, project: Project): Promise<ComputedAdditions | undefined> {
  const program = await requireProgram(context, project.program_key, project.program_version)
  const tasks = await selectTasks(context.transaction, [project.project_id])
  const present = new Set(tasks.map(({ key }) => key))
  if (program.tasks.every(({ key, when }) => when === undefined || present.has(key))) return undefined
  const facts = (await listKnownFacts(context, [project.account_id])).get(project.account_id) ?? new Map()
  const dismissed = await selectDismissed(context.transaction, project)
  const { keys, from, to } = additionsTo(program, { facts, present, dismissed })
  if (keys.length === 0) return undefined
  const calendars = await readProjectCalendars(context, project)
  const today = todayOf(context)
  const move = moveToVersion({
    tasks: tasks.map(planned),
    own: new Set(tasks.filter(({ is_custom }) => is_custom).map(({ key }) => key)),
    kickoffOn: tasks.find(({ kind }) => kind === 'kickoff')?.due_on,
    contractStart: project.contract_start_on,
    from,
    to,
    calendars,
    today,
  })
  // Work of an earlier version that was taken up again is no matter of the customer's answers.
  const added = { ...move, dropped: [], edits: move.edits.filter(({ kind }) => kind !== 'status') }
  return { keys, computed: planOfMove(project, { tasks, move: added, program: to, calendars, today }) }
}
