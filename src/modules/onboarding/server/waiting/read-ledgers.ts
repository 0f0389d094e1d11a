import { z } from 'zod'
import type { Context } from '#platform/context/context.ts'
import { linkSchema } from '../../domain/network/link.ts'
import { claimsOf, isQuestion } from '../../domain/waiting/claims.ts'
import { type Span, waitingLedger } from '../../domain/waiting/ledger.ts'
import { selectBlockerSteps } from '../blockers/blocker-queries.ts'
import type { ListedProject } from '../projects/project-facts-queries.ts'
import { todayOf } from '../today.ts'
import {
  selectExamAnswered,
  selectHandoffDays,
  selectTalk,
  selectWaitingBlockers,
  selectWaitingTasks,
} from './waiting-queries.ts'

const linksSchema = z.array(linkSchema)

export interface Ledger {
  from: string
  to: string
  spans: Span[]
}

/** On whom each open day of these projects waited, by project. Six queries, however many they are. */
export async function readLedgers(
  context: Context,
  projects: readonly ListedProject[],
): Promise<ReadonlyMap<string, Ledger>> {
  const { transaction: db, timeZone } = context
  const ids = projects.map(({ project_id }) => project_id)
  const byProject = <Row extends { project_id: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ project_id }) => project_id)
  const tasks = byProject(await selectWaitingTasks(db, ids))
  const blockers = byProject(await selectWaitingBlockers(db, ids))
  const steps = Map.groupBy(await selectBlockerSteps(db, ids), ({ blocker_id }) => blocker_id)
  const talk = byProject(await selectTalk(db, ids, timeZone))
  const answers = new Map((await selectExamAnswered(db, ids)).map((row) => [row.project_id, row.answered_on]))
  const accountIds = [...new Set(projects.map(({ account_id }) => account_id))]
  const handoffs = new Map((await selectHandoffDays(db, accountIds)).map((row) => [row.account_id, row.accepted_on]))
  const today = todayOf(context)
  return new Map(
    projects.map((project): [string, Ledger] => {
      const { project_id: id, account_id: accountId, contract_start_on: from, exam_opened_on: openedOn } = project
      const claims = claimsOf({
        contractStartOn: from,
        kickoffDoneOn: project.kickoff_done_on,
        tasks: (tasks.get(id) ?? []).map((row) => ({
          id: row.task_id,
          key: row.key,
          name: row.name,
          side: row.side,
          status: row.status,
          startOn: row.start_on,
          dueOn: row.due_on,
          doneOn: row.done_on,
          dependsOn: linksSchema.parse(row.links).flatMap((link) => (link.kind === 'finish_start' ? [link.task] : [])),
        })),
        blockers: (blockers.get(id) ?? []).map((row) => ({
          id: row.blocker_id,
          title: row.title,
          taskIds: row.task_ids,
          steps: (steps.get(row.blocker_id) ?? []).map(({ on_day, state, owner_side }) => ({
            on: on_day,
            state,
            ownerSide: owner_side,
          })),
        })),
        comments: (talk.get(id) ?? []).map((row) => ({
          taskId: row.task_id,
          isCustomers: row.is_customers,
          isQuestion: isQuestion(row.body),
          on: row.on_day,
        })),
        handoff: handoffs.has(accountId) ? { acceptedOn: handoffs.get(accountId) ?? null } : null,
        exam: openedOn === null ? null : { openedOn, answeredOn: answers.get(id) ?? null },
      })
      const to = project.ended_on ?? today
      return [id, { from, to, spans: waitingLedger(claims, from, to) }]
    }),
  )
}
