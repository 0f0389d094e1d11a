import { readWorkspaceCalendar } from '#modules/identity/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { businessDaysBetween } from '#platform/kernel/calendar.ts'
import { daysBetween, todayIn } from '#platform/kernel/dates.ts'
import type { AdviceFacts } from '../../domain/advice/advice.ts'
import { type Contact, lastContact, quietDays } from '../../domain/advice/contact.ts'
import { extensionsLeft } from '../../domain/advice/extension.ts'
import { laterOf } from '../../domain/network/days.ts'
import { selectStandingBlockers } from '../blockers/blocker-queries.ts'
import type { ListedProject } from '../projects/project-facts-queries.ts'
import { day90Of } from '../projects/summarize.ts'
import { todayOf } from '../today.ts'
import { selectLastContacts, selectPlanFacts, selectRoundFacts } from './advice-queries.ts'

export interface ProjectFacts {
  facts: AdviceFacts
  /** Undefined where there never was one. */
  customerContact: DatedContact | undefined
  ourContact: DatedContact | undefined
}

/** Whether the days that the customer was promised are over without a first value. */
function valueLateOf(project: ListedProject, today: string): AdviceFacts['valueLate'] {
  const days = daysBetween(project.rekicked_off_on ?? project.contract_start_on, today)
  const range = project.program.rangeWeeks * 7
  const hasValue = project.first_value_on !== null || project.value_confirmed_on !== null
  return days > range && !hasValue ? { days, range } : null
}

/** With the business days since; `facts` count silence from the project's start at the earliest. */
export interface DatedContact extends Contact {
  days: number
}

/** What the advice on these projects is made from, by project. Five queries, however many they are. */
export async function readAdviceFacts(
  context: Context,
  projects: readonly ListedProject[],
): Promise<ReadonlyMap<string, ProjectFacts>> {
  const { transaction, timeZone } = context
  const today = todayOf(context)
  const ids = projects.map(({ project_id }) => project_id)
  const calendar = await readWorkspaceCalendar(context)
  const plans = new Map((await selectPlanFacts(transaction, ids, today)).map((row) => [row.project_id, row]))
  const rounds = new Map((await selectRoundFacts(transaction, ids)).map((row) => [row.project_id, row]))
  const blockers = Map.groupBy(await selectStandingBlockers(transaction, ids), ({ project_id }) => project_id)
  const accountIds = [...new Set(projects.map(({ account_id }) => account_id))]
  const contacts = Map.groupBy(
    await selectLastContacts(transaction, accountIds, timeZone),
    ({ account_id, direction }) => `${account_id} ${direction}`,
  )
  const late = (count = 0, since: string | null = null) => ({
    count,
    days: since === null ? 0 : businessDaysBetween(calendar, since, today),
  })
  return new Map(
    projects.map((project): [string, ProjectFacts] => {
      const { project_id: id, account_id: accountId } = project
      const plan = plans.get(id)
      const round = rounds.get(id)
      const last = (direction: string): DatedContact | undefined => {
        const contact = lastContact(
          (contacts.get(`${accountId} ${direction}`) ?? []).map(({ on_day, source }) => ({ on: on_day, source })),
        )
        return contact && { ...contact, days: Math.max(0, businessDaysBetween(calendar, contact.on, today)) }
      }
      const [customerContact, ourContact] = [last('from_customer'), last('from_us')]
      // Nobody is blamed for silence from before the project was kept here.
      const startedOn = laterOf(project.contract_start_on, todayIn(timeZone, Date.parse(project.started_at)))
      const basis = { startedOn, today, calendar }
      const used = round?.extensions ?? 0
      const facts: AdviceFacts = {
        isByItself: project.program.touchModel === 'tech',
        isRunning: project.state !== 'planning',
        customerQuietDays: quietDays(customerContact, basis),
        ourQuietDays: quietDays(ourContact, basis),
        blockers: (blockers.get(id) ?? []).map((row) => ({
          id: row.blocker_id,
          kind: row.kind,
          title: row.title,
          ownerSide: row.owner_side,
          impact: row.impact,
          hasSolution: row.solution !== '',
        })),
        opposed: round?.opposed ?? 0,
        examScore: round?.exam_score ?? null,
        verdict: project.verdict,
        day90: day90Of(project, today).state,
        progress: plan?.progress ?? null,
        expectedProgress: plan?.expected ?? null,
        slipDays: Math.max(0, daysBetween(project.value_on, plan?.forecast_on ?? project.value_on)),
        scopeAdded: round?.scope_added ?? 0,
        extensionsUsed: used,
        extensionsLeft: extensionsLeft(used),
        setupLate: late(plan?.setup_late, plan?.setup_since),
        trainingLate: late(plan?.training_late, plan?.training_since),
        valueLate: valueLateOf(project, today),
      }
      return [id, { facts, customerContact, ourContact }]
    }),
  )
}
