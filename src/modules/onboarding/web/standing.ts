import type { StatusLevel } from '#platform/web/status/index.ts'
import type { ProjectPage, ProjectSummary } from '../contract.ts'

/** Share of the work by which a project may be behind its plan before it counts as late. */
const lateShare = 0.08

export type Standing =
  | 'graduated'
  | 'ended_without_value'
  | 'conditional'
  | 'rekickoff_due'
  | 'day_60'
  | 'value_confirmed'
  | 'stalled'
  | 'late'
  | 'value_at_risk'
  | 'on_plan'

const levels: Readonly<Record<Standing, StatusLevel>> = {
  graduated: 'good',
  ended_without_value: 'unknown',
  conditional: 'watch',
  rekickoff_due: 'risk',
  day_60: 'watch',
  value_confirmed: 'good',
  stalled: 'risk',
  late: 'watch',
  value_at_risk: 'watch',
  on_plan: 'good',
}

/** The one thing to know of a project, the gravest first. */
export function standingOf(project: ProjectSummary): Standing {
  if (project.state === 'graduated' || project.state === 'ended_without_value') return project.state
  if (project.day90.state === 'rekickoff_due' || project.verdict === 'rekickoff') return 'rekickoff_due'
  if (project.isStalled) return 'stalled'
  if (project.day90.state === 'warn') return 'day_60'
  if (project.state === 'conditional' || project.state === 'value_confirmed') return project.state
  if (isLate(project)) return 'late'
  return project.forecastValueOn > project.valueOn ? 'value_at_risk' : 'on_plan'
}

export function isLate({ progress, expectedProgress }: Pick<ProjectSummary, 'progress' | 'expectedProgress'>): boolean {
  return progress !== null && expectedProgress !== null && expectedProgress - progress > lateShare
}

export const levelOf = (standing: Standing): StatusLevel => levels[standing]

/** Whether the task, blocker or condition can still be settled: in an open project, or carried over by a graduated one. */
export const canSettle = (project: Pick<ProjectPage, 'state' | 'carried'>, id: string): boolean =>
  !isClosed(project) || project.carried.includes(id)

/** Whether nothing more can happen in it. */
export const isClosed = ({ state }: Pick<ProjectSummary, 'state'>): boolean =>
  state === 'graduated' || state === 'ended_without_value'
