import { daysBetween, type PlainDateString, todayIn } from '#platform/kernel/dates.ts'
import type { ProjectSummary } from '../../contract.ts'
import { day90State } from '../../domain/outcome/day-90.ts'
import { dueState } from '../../domain/plan/homework.ts'
import { expectedProgress, nextStep, progressOf } from '../../domain/plan/progress.ts'
import { isOpen, type Side } from '../../domain/task.ts'
import { forecastView } from '../forecast/forecast-view.ts'
import { planned, type Task } from '../plan/task-tables.ts'
import { type ListedProject, stalledAfterDays } from './project-facts-queries.ts'

export interface SummaryBasis {
  tasks: readonly Task[]
  memberNames: ReadonlyMap<string, string>
  today: PlainDateString
  timeZone: string
}

/** Where a project stands. */
export function summarize(project: ListedProject, basis: SummaryBasis): ProjectSummary {
  const { tasks, today } = basis
  const work = tasks.map(planned)
  const { program, owner_id: ownerId } = project
  const kickoff = tasks.find(({ kind }) => kind === 'kickoff')
  const isClosed = project.ended_on !== null
  const lastActiveOn = todayIn(basis.timeZone, Date.parse(project.last_activity_at))
  const plannedOn = tasks.find(({ key }) => key === program.valueTaskKey)?.due_on ?? project.value_on
  return {
    id: project.project_id,
    version: project.version,
    account: { id: project.account_id, name: project.account_name },
    program: {
      key: project.program_key,
      version: project.program_version,
      name: program.name,
      touchModel: program.touchModel,
    },
    state: project.state,
    cycle: project.cycle,
    owner: ownerId === null ? null : { id: ownerId, name: basis.memberNames.get(ownerId) ?? '' },
    contractStartOn: project.contract_start_on,
    kickoffOn: kickoff?.due_on ?? null,
    kickoffDoneOn: project.kickoff_done_on,
    valueOn: project.value_on,
    forecastValueOn: !isClosed && project.value_confirmed_on === null && plannedOn < today ? today : plannedOn,
    forecast: project.value_confirmed_on === null ? forecastView(project.latest_forecast) : null,
    firstValueOn: project.first_value_on,
    valueConfirmedOn: project.value_confirmed_on,
    endedOn: project.ended_on,
    verdict: project.verdict,
    day90: day90Of(project, today),
    progress: progressOf(work),
    expectedProgress: expectedProgress(work, today),
    nextStep: isClosed ? null : nextStepOf(tasks, today),
    overdue: {
      vendor: isClosed ? 0 : overdueOf(tasks, ['vendor', 'joint'], today),
      customer: isClosed ? 0 : overdueOf(tasks, ['customer'], today),
    },
    isStalled: !isClosed && daysBetween(lastActiveOn, today) > stalledAfterDays,
    lastActivityAt: project.last_activity_at,
  }
}

/** By the days that the workspace set. The clock stops on the day the project ended. */
export function day90Of(project: ListedProject, today: PlainDateString) {
  const signs = {
    isValueConfirmed: project.value_confirmed_on !== null,
    isFirstValueReached: project.first_value_on !== null,
    isAnyGoalImproving: project.is_any_goal_improving,
  }
  return day90State(
    {
      contractStart: project.contract_start_on,
      rekickedOffOn: project.rekicked_off_on,
      today: project.ended_on ?? today,
      signs,
    },
    { warnFromDay: project.warn_from_day, rekickoffDay: project.rekickoff_day },
  )
}

function nextStepOf(tasks: readonly Task[], today: PlainDateString): ProjectSummary['nextStep'] {
  const work = tasks.map(planned)
  const steps = [nextStep(work, 'vendor'), nextStep(work, 'customer')].filter((step) => step !== undefined)
  const [first] = steps.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  const task = tasks.find(({ key }) => key === first?.key)
  if (!task) return null
  return {
    taskId: task.task_id,
    name: task.texts.name,
    side: task.side,
    dueOn: task.due_on,
    dueState: dueState({ status: task.status, dueOn: task.due_on }, today),
  }
}

export function overdueOf(tasks: readonly Task[], sides: readonly Side[], today: PlainDateString): number {
  return tasks.filter((task) => isOpen(task) && task.due_on < today && sides.includes(task.side)).length
}
