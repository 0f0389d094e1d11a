import { listStakeholders, recordTimelineEntry } from '#modules/accounts/server/api.ts'
import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { recordEvent } from '#platform/events/record-event.ts'
import { addBusinessDays, nextBusinessDay } from '#platform/kernel/calendar.ts'
import { daysBetween } from '#platform/kernel/dates.ts'
import { conflict, invalid } from '#platform/kernel/errors.ts'
import { newId } from '#platform/kernel/ids.ts'
import { builtInNextSteps } from '../../content/next-steps.ts'
import { type Advice, type AdviceKind, advise } from '../../domain/advice/advice.ts'
import { laterOf } from '../../domain/network/days.ts'
import { isOpen } from '../../domain/task.ts'
import { adviceDecided } from '../../events.ts'
import { forecastView } from '../forecast/forecast-view.ts'
import { addTask } from '../plan/add-task.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { requireListedProject } from '../projects/find-listed-project.ts'
import type { ListedProject } from '../projects/project-facts-queries.ts'
import { keyOf } from '../projects/project-tables.ts'
import { lockOpenProject, touchProject } from '../projects/require-project.ts'
import { todayOf } from '../today.ts'
import { findAdviceDecision, insertAdviceDecision } from './advice-queries.ts'
import { draftEscalation, reachableSponsor } from './draft-escalation.ts'
import { readAdviceFacts } from './read-advice-facts.ts'
import { takeOverSetup } from './take-over-setup.ts'

export interface AdviceDecision {
  clientId: string
  kind: AdviceKind
  isAccepted: boolean
  reason: string
}

interface Drafted {
  drafted: 'task' | 'mail' | null
  taskId: string | null
  messageId: string | null
}

const nothing: Drafted = { drafted: null, taskId: null, messageId: null }

/**
 * Keeps what was decided about the advice as it stands, and drafts the next step of what was accepted. Sent twice it is
 * taken once. Throws invalid `onboarding.reason_missing`, conflict `onboarding.advice_changed` when the facts no longer
 * give this advice.
 */
export async function decideAdvice(context: Context, projectId: string, input: AdviceDecision): Promise<Drafted> {
  const locked = await lockOpenProject(context, projectId)
  if (await findAdviceDecision(context.transaction, locked, input.clientId)) return nothing
  if (!input.isAccepted && input.reason === '')
    throw invalid('onboarding.reason_missing', {}, [{ path: 'reason', code: 'onboarding.reason_missing' }])
  const project = await requireListedProject(context, projectId)
  const found = (await readAdviceFacts(context, [project])).get(projectId)
  const advice = found && advise(found.facts).find(({ kind }) => kind === input.kind)
  if (!advice || advice.kind === 'nothing') throw conflict('onboarding.advice_changed')
  const id = newId(context.clock.now())
  const drafted = input.isAccepted ? await draftNextStep(context, project, advice, id) : nothing
  await insertAdviceDecision(context.transaction, {
    ...keyOf(project),
    advice_decision_id: id,
    client_id: input.clientId,
    advice: advice.kind,
    facts: JSON.stringify(advice.reasons),
    is_accepted: input.isAccepted,
    reason: input.reason,
    decided_on: todayOf(context),
    decided_by: context.actor.name,
  })
  await touchProject(context, locked)
  await recordTimelineEntry(context, {
    accountId: project.account_id,
    kind: input.isAccepted ? 'onboarding.advice_accepted' : 'onboarding.advice_declined',
    params: { projectId, advice: advice.kind },
    body: input.reason === '' ? null : input.reason,
  })
  const event = { projectId, advice: advice.kind, isAccepted: input.isAccepted }
  await recordEvent(context, adviceDecided, event, project.account_id)
  return drafted
}

/**
 * A letter to the sponsor where one can be written to; the late setup becomes ours where we offer to do it; else a task of
 * ours in the plan.
 */
async function draftNextStep(context: Context, project: ListedProject, advice: Advice, id: string): Promise<Drafted> {
  if (advice.kind === 'nothing') return nothing
  const { transaction, locale } = context
  const step = builtInNextSteps[advice.kind]
  const tasks = await selectTasks(transaction, [project.project_id])
  const stakeholders = advice.kind === 'escalate' ? await listStakeholders(context, project.account_id) : []
  if (reachableSponsor(stakeholders)) {
    const valueTask = tasks.find(({ key }) => key === project.program.valueTaskKey)
    const likely = forecastView(project.latest_forecast)
    const valueOn = laterOf(valueTask?.due_on ?? project.value_on, likely?.valueOn ?? project.value_on)
    const awaited = tasks
      .filter(
        (task) =>
          isOpen(task) &&
          task.side === 'customer' &&
          task.visibility === 'customer' &&
          task.key !== project.program.valueTaskKey,
      )
      .toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1))[0]
    const titles = advice.reasons.map(({ params }) => params.title).filter((title) => typeof title === 'string')
    const messageId = await draftEscalation(context, project, {
      stakeholders,
      tasks,
      obstacle: titles[0] ?? step.obstacle?.[locale] ?? step.name[locale],
      held: undefined,
      lateDays: Math.max(0, daysBetween(project.value_on, valueOn)),
      valueOn,
      // Nobody but the customer can say that it has its value: what we can take over is work.
      offers: { helpWith: awaited?.texts.name[locale] },
      dedupeKey: `advice:${id}`,
    })
    return { drafted: 'mail', taskId: null, messageId }
  }
  if (advice.kind === 'setup_on_behalf') {
    const [first] = await takeOverSetup(context, project, tasks)
    if (first) return { drafted: 'task', taskId: first.task_id, messageId: null }
  }
  const calendar = await readWorkspaceCalendar(context)
  const today = todayOf(context)
  const next = tasks.find((task) => isOpen(task) && task.side === 'vendor') ?? tasks.at(-1)
  const task = await addTask(context, project.project_id, {
    name: step.name[locale],
    doneWhen: step.doneWhen[locale],
    stage: next?.stage ?? project.program.stages[0]?.key ?? '',
    side: 'vendor',
    startOn: nextBusinessDay(calendar, today),
    dueOn: addBusinessDays(calendar, today, step.businessDays),
    effortMinutes: 0,
    dependsOn: [],
    visibility: 'internal',
  })
  return { drafted: 'task', taskId: task.id, messageId: null }
}
