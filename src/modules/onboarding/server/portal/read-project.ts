import { findWorkspaceMember } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { builtInGraduationExam } from '../../content/built-in.ts'
import type { PortalProject } from '../../contract.ts'
import { progressOf, readySteps } from '../../domain/plan/progress.ts'
import { type CriterionRow, selectCriteria } from '../criteria/criterion-queries.ts'
import { criterionView } from '../criteria/criterion-view.ts'
import { selectExamAnswers } from '../exam/exam-queries.ts'
import { examDaysOf, examState } from '../exam/exam-view.ts'
import { readGoals } from '../goals/require-goal.ts'
import { readGraduationPolicy } from '../graduation/graduation-policy.ts'
import { selectValidConfirmations } from '../outcome/confirmation-queries.ts'
import { type CommentRow, selectComments } from '../plan/comment-queries.ts'
import { readProjectCalendars } from '../plan/read-calendars.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { piecesOf, planned, type Task } from '../plan/task-tables.ts'
import { findLatestProjectId, findProject } from '../projects/project-queries.ts'
import type { Project } from '../projects/project-tables.ts'
import { roadmapForCustomer } from '../roadmap/read-roadmap.ts'
import { todayOf } from '../today.ts'
import { valueForCustomer } from '../value/read-value.ts'
import { selectEarlyWins } from '../wins/early-win-queries.ts'
import { earlyWinsView } from '../wins/early-win-view.ts'
import { readPlanForPortal } from './agreements/agree-plan.ts'
import { askedOf } from './agreements/asked.ts'
import { selectSharedFiles } from './read-file.ts'
import { meetingsForPortal } from './read-meetings.ts'
import { type NamedOwner, ownersForCustomer } from './task-owners.ts'

/**
 * The customer's latest project as the customer may see it; undefined when it has none. For one of its people, what is
 * asked next is their own work where any of it has begun.
 */
export async function readProjectForPortal(
  context: Context,
  accountId: string,
  stakeholderId?: string,
): Promise<PortalProject | undefined> {
  const { transaction } = context
  const projectId = await findLatestProjectId(transaction, accountId)
  const project = projectId === undefined ? undefined : await findProject(transaction, projectId)
  return project && describeForCustomer(context, project, stakeholderId)
}

/** All of a project that the customer may see; papers for it are made of nothing else. */
export async function describeForCustomer(
  context: Context,
  project: Project,
  stakeholderId?: string,
): Promise<PortalProject> {
  const { transaction } = context
  const all = await selectTasks(transaction, [project.project_id])
  const shared = all.filter(({ visibility }) => visibility === 'customer')
  const comments = await selectComments(transaction, project, 'customer')
  const criteria = await selectCriteria(transaction, project)
  const wins = earlyWinsView(await selectEarlyWins(transaction, project))
  const confirmations = await selectValidConfirmations(transaction, project)
  const plan = await readPlanForPortal(context, project, all)
  const areCriteriaAgreed = criteria.length > 0 && criteria.every(({ agreed_on }) => agreed_on !== null)
  const owners = await ownersForCustomer(context, project.account_id)
  const contact = project.owner_id === null ? undefined : await findWorkspaceMember(context, project.owner_id)
  return {
    id: project.project_id,
    state: stateForCustomer(project),
    contractStartOn: project.contract_start_on,
    kickoffOn: all.find(({ kind }) => kind === 'kickoff')?.due_on ?? null,
    valueOn: project.value_on,
    progress: progressOf(all.map(planned)),
    goals: await goalsOf(context, project),
    stages: project.program.stages.filter(({ key }) => shared.some(({ stage }) => stage === key)),
    tasks: shared.filter(({ status }) => status !== 'skipped').map((task) => taskOf(task, { comments, owners })),
    nextTaskId: project.ended_on === null ? nextShared(all, shared, { stakeholderId, today: todayOf(context) }) : null,
    files: await filesOf(context, project, shared),
    earlyWins: {
      progress: wins.progress,
      items: wins.items.flatMap(({ key, name, reachedOn }) => (reachedOn === null ? [] : [{ key, name, reachedOn }])),
    },
    criteria: criteria.map(criterionForCustomer),
    plan,
    areCriteriaAgreed,
    asked: await askedOf(context, project, { plan, areCriteriaAgreed: areCriteriaAgreed || criteria.length === 0 }),
    roadmap: await roadmapForCustomer(context, project, all),
    value: (await valueForCustomer(context, project)) ?? null,
    exam: await examOf(context, project),
    confirmations: confirmations.map((row) => ({
      id: row.value_confirmation_id,
      words: row.words,
      name: row.name,
      confirmedOn: row.confirmed_on,
    })),
    canConfirmValue: project.ended_on === null && project.state !== 'planning',
    contact: contact?.isActive ? { id: contact.id, name: contact.name, email: contact.email } : null,
    ...(await meetingsForPortal(context, project)),
  }
}

/** Our judgement of the project is not the customer's to read: a conditional graduation or a re-kickoff runs on. */
const portalState: Record<Project['state'], PortalProject['state']> = {
  planning: 'planning',
  running: 'running',
  rekicked_off: 'running',
  conditional: 'running',
  value_confirmed: 'value_confirmed',
  graduated: 'completed',
  ended_without_value: 'ended',
}

/** Whoever has confirmed value is thanked for it, also while a condition is still open between us. */
function stateForCustomer({ state, value_confirmed_on }: Project): PortalProject['state'] {
  return state === 'conditional' && value_confirmed_on !== null ? 'value_confirmed' : portalState[state]
}

async function filesOf(context: Context, project: Project, shared: readonly Task[]): Promise<PortalProject['files']> {
  const rows = await selectSharedFiles(context, project, new Set(shared.map(({ task_id }) => task_id)))
  return rows.map((row) => ({
    id: row.attachment_id,
    name: row.name,
    byteSize: row.byte_size,
    taskId: row.subject_kind === 'task' ? row.subject_id : null,
    meetingId: row.subject_kind === 'meeting' ? row.subject_id : null,
    author: row.author_name,
    isOurs: row.author_kind !== 'portal',
    createdAt: row.created_at,
  }))
}

async function goalsOf(context: Context, project: Project): Promise<PortalProject['goals']> {
  const goals = await readGoals(context, project)
  return goals
    .filter(({ cycle }) => cycle === project.cycle)
    .map(({ id, useCase, metric, unit, baseline, target, deadline, achievement }) => ({
      id,
      useCase,
      metric,
      unit,
      baseline,
      target,
      deadline,
      latest: achievement.latest && { measuredOn: achievement.latest.measuredOn, value: achievement.latest.value },
      ratio: achievement.ratio,
      isAchieved: achievement.isAchieved,
    }))
}

function criterionForCustomer(row: CriterionRow): PortalProject['criteria'][number] {
  const { id, text, state, verifiedBy, target, unit, windowDays, judge, agreedOn, agreedBy } = criterionView(row)
  return { id, text, isMet: state === 'met', verifiedBy, target, unit, windowDays, judge, agreedOn, agreedBy }
}

function taskOf(
  task: Task,
  { comments, owners }: { comments: readonly CommentRow[]; owners: ReadonlyMap<string, NamedOwner> },
): PortalProject['tasks'][number] {
  return {
    id: task.task_id,
    ...task.texts,
    chunks: piecesOf(task),
    stage: task.stage,
    side: task.side,
    owner: owners.get(task.owner_user_id ?? task.owner_stakeholder_id ?? '') ?? null,
    startOn: task.start_on,
    dueOn: task.due_on,
    isDone: task.status === 'done',
    doneOn: task.done_on,
    isMilestone: task.is_milestone,
    isHearing: task.kind === 'hearing',
    effortMinutes: task.effort_minutes,
    comments: comments
      .filter(({ task_id }) => task_id === task.task_id)
      .map((row) => ({
        id: row.task_comment_id,
        body: row.body,
        author: row.author_name,
        isOurs: row.author_kind !== 'portal',
        createdAt: row.created_at,
      })),
  }
}

/**
 * What the customer does next; work it does not see still holds back what waits for it. Of what has begun, a person's own
 * comes before that of their colleagues.
 */
function nextShared(
  all: readonly Task[],
  shared: readonly Task[],
  { stakeholderId, today }: { stakeholderId: string | undefined; today: string },
): string | null {
  const visible = new Set(shared.map(({ key }) => key))
  const own = new Set(
    shared.filter((task) => stakeholderId && task.owner_stakeholder_id === stakeholderId).map(({ task_id }) => task_id),
  )
  const work = all.map((task) => ({ ...planned(task), side: visible.has(task.key) ? task.side : ('vendor' as const) }))
  const ready = readySteps(work, 'customer')
  return (ready.find(({ id, startOn }) => own.has(id) && startOn <= today) ?? ready[0])?.id ?? null
}

async function examOf(context: Context, project: Project): Promise<PortalProject['exam']> {
  if (project.ended_on !== null) return null
  const calendars = await readProjectCalendars(context, project)
  const { timing } = await readGraduationPolicy(context)
  const days = examDaysOf(project, calendars.customer, timing)
  if (examState(days, todayOf(context)) !== 'open') return null
  const answers = await selectExamAnswers(context.transaction, project, project.cycle)
  const { question, reasonQuestion, scale } = builtInGraduationExam
  return {
    question,
    reasonQuestion,
    minLabel: scale.minLabel,
    maxLabel: scale.maxLabel,
    closesOn: days.graceEndsOn,
    answered: answers.filter(({ attempt }) => attempt === project.exam_attempt).map(({ respondent }) => respondent),
  }
}
