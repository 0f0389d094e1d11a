import { listKnownFacts } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import type { Facts } from '#platform/kernel/conditions/condition.ts'
import { builtInVersions } from '../../../content/built-in.ts'
import type { SideCalendars } from '../../../domain/plan/side-calendars.ts'
import type { Program } from '../../../domain/program.ts'
import { planState, whatIf } from '../../../domain/replan/what-if.ts'
import { type LeftOut, tailor } from '../../../domain/tailoring/tailor.ts'
import { moveToVersion, type VersionMove } from '../../../domain/versions/move-to-version.ts'
import type { TaskOwner } from '../../plan/find-owners.ts'
import { readCalendarsOf } from '../../plan/read-calendars.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import { taskRows } from '../../plan/task-rows.ts'
import { planned, type Task } from '../../plan/task-tables.ts'
import { keyOf, type Project } from '../../projects/project-tables.ts'
import { type ComputedPlan, changeView } from '../../replan/compute-plan.ts'
import { todayOf } from '../../today.ts'
import { selectProgramVersionsOf } from '../program-queries.ts'
import type { Follower } from './running-queries.ts'

export interface ComputedMove {
  project: Follower
  tasks: readonly Task[]
  move: VersionMove
  computed: ComputedPlan
  leftOut: LeftOut[]
  /** The program as this customer needs it. */
  program: Program
}

const nobody: TaskOwner = { userId: null, stakeholderId: null }

/** What following a version would do to each of these projects, in the same few statements whatever their number. */
export async function computeMoves(
  context: Context,
  projects: readonly Follower[],
  to: Program,
): Promise<ComputedMove[]> {
  if (projects.length === 0) return []
  const versions = [...new Set(projects.map(({ program_version }) => program_version))]
  const earlier = await selectProgramVersionsOf(context.transaction, to.key, versions)
  const builtIn = builtInVersions.filter(({ key }) => key === to.key)
  const versionOf = new Map([...builtIn, ...earlier].map((program) => [program.version, program]))
  const facts = await listKnownFacts(context, [...new Set(projects.map(({ account_id }) => account_id))])
  const calendarsOf = await readCalendarsOf(context)
  const tasks = Map.groupBy(
    await selectTasks(
      context.transaction,
      projects.map(({ project_id }) => project_id),
    ),
    ({ project_id }) => project_id,
  )
  return projects.map((project) =>
    computeMove(context, project, {
      tasks: tasks.get(project.project_id) ?? [],
      facts: facts.get(project.account_id) ?? new Map(),
      calendars: calendarsOf(project, project.program.dayKind),
      from: versionOf.get(project.program_version),
      to,
    }),
  )
}

interface MoveBasis {
  tasks: readonly Task[]
  facts: Facts
  calendars: SideCalendars
  from: Program | undefined
  to: Program
}

function computeMove(
  context: Context,
  project: Follower,
  { tasks, facts, calendars, from, to }: MoveBasis,
): ComputedMove {
  const { program, leftOut } = tailor(to, facts)
  const today = todayOf(context)
  const move = moveToVersion({
    tasks: tasks.map(planned),
    own: new Set(tasks.filter(({ is_custom }) => is_custom).map(({ key }) => key)),
    kickoffOn: tasks.find(({ kind }) => kind === 'kickoff')?.due_on,
    contractStart: project.contract_start_on,
    from: from && tailor(from, facts).program,
    to: program,
    calendars,
    today,
  })
  const computed = planOfMove(project, { tasks, move, program, calendars, today })
  return { project, tasks, move, leftOut, program, computed }
}

interface MovedPlan {
  tasks: readonly Task[]
  move: VersionMove
  program: Program
  calendars: SideCalendars
  today: string
}

/** The plan that a move makes of a project's tasks; new work is nobody's yet. */
export function planOfMove(project: Project, { tasks, move, program, calendars, today }: MovedPlan): ComputedPlan {
  const sideOf = new Map(move.reworded.map(({ task, side }) => [task.key, side]))
  const work = tasks.map(planned).map((task) => ({ ...task, side: sideOf.get(task.key) ?? task.side }))
  const state = planState(work, { calendars, valueTaskKey: project.program.valueTaskKey, today })
  const result = whatIf(state, move.edits)
  const position = Math.max(-1, ...tasks.map((task) => task.position)) + 1
  const plan = {
    tasks: move.added.flatMap(({ key }) => {
      const task = result.tasks.get(key)
      if (task === undefined) return []
      const dates = { startOn: task.startOn, dueOn: task.dueOn }
      const workDays = task.workDays ?? 1
      return [{ key, ...dates, workDays, baselineStartOn: task.startOn, baselineDueOn: task.dueOn }]
    }),
    valueDate: project.value_on,
    compressedByDays: 0,
    conflicts: [],
  }
  const inserted = taskRows(keyOf(project), { ...program, tasks: move.added }, plan, () => nobody)
  const rows: ComputedPlan['rows'] = {
    inserted: inserted.map((row, index) => ({ ...row, position: position + index })),
    removed: [],
    statuses: tasks
      .filter(({ key }) => move.dropped.includes(key))
      .map((task) => ({ task, status: 'skipped' as const, doneOn: undefined })),
    owners: [],
    details: [],
    newOwners: [],
    phases: [],
    cut: [],
    closed: { vendor: [], customer: [] },
  }
  return { tasks, rows, result, change: changeView({ project, tasks, state }, rows, result) }
}
