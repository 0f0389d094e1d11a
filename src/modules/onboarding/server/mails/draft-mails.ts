import { requireAccount } from '#modules/accounts/server/api.ts'
import { findWorkspaceMember, readSettings } from '#modules/identity/server/api.ts'
import { queueMail } from '#modules/messaging/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import { addBusinessDays } from '#platform/kernel/calendar.ts'
import { daysBetween, instantAt } from '#platform/kernel/dates.ts'
import { formatNumber } from '#platform/kernel/formats.ts'
import { builtInEarlyWins } from '../../content/built-in.ts'
import { kindFacts } from '../../domain/meeting/meeting.ts'
import { withinHours } from '../../domain/meeting/proposals.ts'
import { nextStep } from '../../domain/plan/progress.ts'
import { filledWith } from '../../domain/words/early-win-words.ts'
import { readGoals } from '../goals/require-goal.ts'
import { timesOf } from '../meetings/invitations/draft-invitations.ts'
import { findRhythm } from '../meetings/queries/rhythm-queries.ts'
import { findOngoing } from '../ongoing/ongoing-queries.ts'
import { readCalendars } from '../plan/read-calendars.ts'
import { selectTasks } from '../plan/task-queries.ts'
import { planned } from '../plan/task-tables.ts'
import type { Project } from '../projects/project-tables.ts'
import { todayOf } from '../today.ts'
import { selectEarlyWins } from '../wins/early-win-queries.ts'
import { earlyWinsView } from '../wins/early-win-view.ts'
import { addressed } from './addressed.ts'
import { inOneLine } from './draft-introduction.ts'
import { readWriting } from './writing.ts'

/** Answers to the questions before the kickoff are asked for by then. */
const answerWithinDays = 5
const mostResults = 10
/** A mail about what happened longer ago, as when it is entered late or imported, would only puzzle its reader. */
export const freshDays = 14

const isFresh = (context: Context, day: string) => daysBetween(day, todayOf(context)) <= freshDays

/** M01. Once a project, also where somebody to write to becomes known only later. */
export async function draftWelcome(context: Context, projectId: string): Promise<void> {
  const found = await addressed(context, projectId)
  if (!found || found.project.ended_on !== null) return
  const { project, to } = found
  if (!isFresh(context, project.contract_start_on)) return
  const { account_id: accountId, program } = project
  const account = await requireAccount(context, accountId)
  const sales = account.salesId === null ? undefined : await findWorkspaceMember(context, account.salesId)
  const { customer } = await readCalendars(context, accountId, program.dayKind)
  await queueMail(context, {
    ...(await readWriting(context, to)),
    accountId,
    ownerId: project.owner_id,
    to,
    kind: 'welcome',
    params: {
      weeks: Math.max(1, Math.round(daysBetween(project.contract_start_on, project.value_on) / 7)),
      answerBy: addBusinessDays(customer, todayOf(context), answerWithinDays),
      salesName: sales?.name ?? null,
    },
    dedupeKey: `welcome:${projectId}`,
  })
}

/** M09. */
export async function draftEarlyWin(context: Context, { projectId, key }: { projectId: string; key: string }) {
  const found = await addressed(context, projectId)
  if (!found || found.project.ended_on !== null) return
  const { project, to } = found
  const writing = await readWriting(context, to)
  const wins = earlyWinsView(await selectEarlyWins(context.transaction, project))
  const win = wins.items.find((each) => each.key === key)
  if (!win?.reachedOn || !isFresh(context, win.reachedOn)) return
  const tasks = await selectTasks(context.transaction, [projectId])
  const shared = tasks.filter(({ visibility }) => visibility === 'customer')
  const next = nextStep(shared.map(planned), 'customer')
  const own = builtInEarlyWins.find((each) => each.key === key)?.message
  const { productName } = await readSettings(context)
  const words = {
    'contact.name': to.familyName,
    'product.name': productName,
    progress: String(Math.round(wins.progress * 100)),
    n: win.count === null ? undefined : formatNumber(win.count, writing.locale),
    quote: win.quote,
  }
  // Said only where all that it speaks of is known; the general sentence stands in for it else.
  const body = own && filledWith(own.body[writing.locale], words)
  const subject = own && filledWith(own.subject[writing.locale], words)
  await queueMail(context, {
    ...writing,
    accountId: project.account_id,
    ownerId: project.owner_id,
    to,
    kind: 'early_win',
    params: {
      winName: win.name[writing.locale],
      progressPercent: Math.round(wins.progress * 100),
      nextTaskName: shared.find((task) => task.key === next?.key)?.texts.name[writing.locale] ?? null,
      ownSubject: (body && subject) ?? null,
      ownBody: (subject && body) ?? null,
    },
    dedupeKey: `early_win:${projectId}:${key}:${win.reachedOn}`,
  })
}

/** M10: what was achieved, in the figures that both sides agreed on. Without any it is not written. */
export async function draftCompletion(context: Context, projectId: string): Promise<void> {
  const found = await addressed(context, projectId)
  if (!found?.project.ended_on || !isFresh(context, found.project.ended_on)) return
  const { project, to } = found
  const { locale } = await readWriting(context, to)
  const number = (value: number | null) => (value === null ? '' : formatNumber(value, locale))
  const results = (await readGoals(context, project))
    .filter(({ achievement, cycle }) => cycle === project.cycle && achievement.latest !== null)
    .map(({ metric, unit, baseline, achievement }) =>
      `${metric}: ${number(baseline)}${unit} → ${number(achievement.latest?.value ?? null)}${unit}`.slice(0, 500),
    )
    .slice(0, mostResults)
  if (results.length === 0) return
  await queueMail(context, {
    locale,
    accountId: project.account_id,
    ownerId: project.owner_id,
    to,
    kind: 'completion',
    params: { results, ...(await readNext(context, project)) },
    dedupeKey: `completion:${projectId}`,
  })
}

/** What follows, where the handoff to ongoing customer success says so already. */
async function readNext(context: Context, project: Project) {
  const handoff = await findOngoing(context.transaction, project)
  const csm = handoff?.csm_id ? await findWorkspaceMember(context, handoff.csm_id) : undefined
  return {
    nextStep: handoff?.next_goals[0] ?? null,
    csmName: csm?.isActive ? csm.name : null,
    cadence: inOneLine(handoff?.cadence ?? ''),
  }
}

/** M11: with three times at which both sides work. Once a round. */
export async function draftRekickoff(context: Context, projectId: string): Promise<void> {
  const found = await addressed(context, projectId)
  if (!found || found.project.ended_on !== null) return
  const { project, to } = found
  const { customer } = await readCalendars(context, project.account_id, 'business')
  const rhythm = await findRhythm(context.transaction, project)
  const { minutes } = kindFacts.rekickoff
  const time = withinHours(rhythm, rhythm.time, minutes)
  const candidates = [3, 5, 7].map((days) => {
    const day = addBusinessDays(customer, todayOf(context), days)
    const startsAt = new Date(instantAt(context.timeZone, day, time)).toISOString()
    return timesOf(context.timeZone, { starts_at: startsAt, minutes })
  })
  await queueMail(context, {
    ...(await readWriting(context, to)),
    accountId: project.account_id,
    ownerId: project.owner_id,
    to,
    kind: 'rekickoff',
    params: { minutes, candidates },
    dedupeKey: `rekickoff:${projectId}:${project.cycle}`,
  })
}
