import type { KickoffView } from '../../contract.ts'
import { meetingsOf } from '../../domain/meeting/program-meetings.ts'
import type { Goal } from '../../domain/outcome/goal.ts'
import {
  askedRecordsOf,
  type KickoffFacts,
  type KickoffRecordKey,
  kickoffGate,
} from '../../domain/outcome/kickoff-gate.ts'
import type { Task } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import type { KickoffRow } from './kickoff-queries.ts'

export interface KickoffBasis {
  kickoff: KickoffRow
  goals: readonly Goal[]
  tasks: readonly Task[]
  criteria: readonly { agreed_on: string | null }[]
  /** Of the project's program; all where it does not say. */
  askedRecords: readonly KickoffRecordKey[] | undefined
}

/** What the gate is judged by: what people ticked, and what follows from goals, milestones and criteria. */
export function kickoffFacts({ kickoff, goals, tasks, criteria, askedRecords }: KickoffBasis): KickoffFacts {
  return {
    goals,
    isSponsorCommitted: kickoff.is_sponsor_committed,
    areRolesAssigned: kickoff.are_roles_assigned,
    isScopeSigned: kickoff.is_scope_signed,
    areMinutesSent: kickoff.are_minutes_sent,
    milestones: tasks.filter((task) => task.is_milestone).map((task) => ({ dueOn: task.due_on })),
    areCriteriaAgreed: criteria.length > 0 && criteria.every((each) => each.agreed_on !== null),
    records: kickoff.records,
    askedRecords,
  }
}

export function kickoffView(project: Project, basis: KickoffBasis): KickoffView {
  const { kickoff } = basis
  return {
    records: kickoff.records,
    askedRecords: askedRecordsOf(basis.askedRecords),
    meetingMinutes: meetingsOf(project.program).kickoffMinutes,
    readiness: {
      isSponsorCommitted: kickoff.is_sponsor_committed,
      areRolesAssigned: kickoff.are_roles_assigned,
      isScopeSigned: kickoff.is_scope_signed,
      areMinutesSent: kickoff.are_minutes_sent,
    },
    minutes: kickoff.minutes,
    ...kickoffGate(kickoffFacts(basis)),
    doneOn: project.kickoff_done_on,
    version: kickoff.version,
  }
}
