import type { Context, Locale } from '#platform/context/context.ts'
import { addDays, todayIn } from '#platform/kernel/dates.ts'
import { notFound } from '#platform/kernel/errors.ts'
import { formatDate, formatNumber } from '#platform/kernel/formats.ts'
import { builtInKickoffAgendas } from '../../../content/built-in.ts'
import { agendaWords, builtInMeetingAgendas } from '../../../content/meetings.ts'
import {
  type AgendaFacts,
  type AgendaItem,
  type AgendaLine,
  type AgendaTemplateItem,
  draftAgenda,
} from '../../../domain/meeting/agenda.ts'
import { kindFacts, type MeetingKind } from '../../../domain/meeting/meeting.ts'
import { isOpen } from '../../../domain/task.ts'
import { selectStandingBlockers } from '../../blockers/blocker-queries.ts'
import { readGoals } from '../../goals/require-goal.ts'
import { readWriting } from '../../mails/writing.ts'
import { selectTasks } from '../../plan/task-queries.ts'
import type { Task } from '../../plan/task-tables.ts'
import { findProject } from '../../projects/project-queries.ts'
import type { Project } from '../../projects/project-tables.ts'
import { selectEarlyWins } from '../../wins/early-win-queries.ts'
import { earlyWinsView } from '../../wins/early-win-view.ts'
import { nameOf } from '../meeting-view.ts'
import { selectMeetings } from '../queries/meeting-queries.ts'
import type { MeetingTarget } from '../require-meeting.ts'

/** How far back "since last time" goes where there was no last time. */
const lookBackDays = 14
const lookAheadDays = 14

/** The agenda of a meeting from its template and the project's facts. Throws not found `onboarding.no_such_meeting`. */
export async function draftMeetingAgenda(context: Context, target: MeetingTarget): Promise<{ items: AgendaItem[] }> {
  const { transaction, timeZone } = context
  const project = await findProject(transaction, target.id)
  const meetings = project ? await selectMeetings(transaction, { projectId: target.id, limit: 300 }) : []
  const index = meetings.findIndex(({ meeting_id }) => meeting_id === target.meetingId)
  const meeting = meetings[index]
  if (!project || !meeting) throw notFound('onboarding.no_such_meeting')
  const { locale } = await readWriting(context)
  const on = todayIn(timeZone, Date.parse(meeting.starts_at))
  const last = meetings.slice(0, index).findLast(({ state, kind }) => state === 'held' && isForCustomer(kind))
  const next = meetings.slice(index + 1).find(({ state, kind }) => state !== 'cancelled' && isForCustomer(kind))
  const since = last ? todayIn(timeZone, Date.parse(last.starts_at)) : addDays(on, -lookBackDays)
  const template = templateOf(meeting.kind, locale)
  const hasHomework = template.some((item) => item.facts?.includes('homework'))
  const facts = await factsOf(context, project, { since, on, locale, hasHomework })
  const nextLine = next && {
    word: 'next_meeting',
    params: { name: nameOf(next, locale), on: todayIn(timeZone, Date.parse(next.starts_at)) },
  }
  const say = (line: AgendaLine) => sentenceOf(line, locale)
  return { items: draftAgenda(template, { ...facts, next_meeting: nextLine ? [nextLine] : [] }, say) }
}

const isForCustomer = (kind: MeetingKind) => kindFacts[kind].audience === 'customer'

function templateOf(kind: MeetingKind, locale: Locale): AgendaTemplateItem[] {
  const key = kindFacts[kind].agenda
  const kickoff = builtInKickoffAgendas.find((each) => each.key === key)
  if (kickoff)
    return kickoff.items.map(({ key, minutes, topic, records }) => ({
      key,
      minutes,
      topic: topic[locale],
      // What the opening writes down is a hint to whoever leads it; the customer may read this agenda.
      note: key === 'open' ? undefined : records?.[locale],
    }))
  const agenda = builtInMeetingAgendas.find((each) => each.key === key)
  return (agenda?.items ?? []).map(({ key, minutes, topic, facts }) => ({ key, minutes, topic: topic[locale], facts }))
}

interface Window {
  since: string
  on: string
  locale: Locale
  /** Whether the agenda goes through homework anyway: what is late is then no matter for a second topic. */
  hasHomework: boolean
}

async function factsOf(context: Context, project: Project, window: Window): Promise<Omit<AgendaFacts, 'next_meeting'>> {
  const { transaction } = context
  const tasks = await selectTasks(transaction, [project.project_id])
  const shared = tasks.filter(({ visibility }) => visibility === 'customer')
  const blockers = await selectStandingBlockers(transaction, [project.project_id])
  const wins = earlyWinsView(await selectEarlyWins(transaction, project))
  const goals = (await readGoals(context, project)).filter(({ cycle }) => cycle === project.cycle)
  const { since, on, locale } = window
  const work = taskFacts(shared, window)
  const late = work.homework.filter(({ word }) => word === 'homework_late')
  return {
    ...work,
    blockers: [
      ...blockers
        .filter(({ visibility }) => visibility === 'customer')
        .map(({ title, raised_on }) => ({ word: 'in_the_way', params: { name: title, on: raised_on } })),
      ...(window.hasHomework ? [] : late.map(({ params }) => ({ word: 'blocker', params }))),
    ],
    wins: wins.items.flatMap(({ name, reachedOn }) =>
      reachedOn !== null && reachedOn >= since && reachedOn <= on
        ? [{ word: 'win', params: { name: name[locale], on: reachedOn } }]
        : [],
    ),
    goals: goals.map(({ metric, unit, baseline, target, achievement }) => ({
      word: achievement.latest ? 'goal_measured' : 'goal_open',
      params: { name: metric, unit, baseline, target, latest: achievement.latest?.value ?? null },
    })),
  }
}

/** Only what the customer may see: the agenda is made to be shown. */
function taskFacts(shared: readonly Task[], { since, on, locale }: Window) {
  const line = (word: string, task: Task, day: string): AgendaLine => ({
    word,
    params: { name: task.texts.name[locale], on: day, planned: task.baseline_due_on },
  })
  const homework = shared.filter(({ side }) => side !== 'vendor')
  const done = homework.filter(({ done_on }) => done_on !== null && done_on >= since && done_on <= on)
  const late = homework.filter((task) => isOpen(task) && task.due_on < on)
  const soon = shared.filter((task) => isOpen(task) && task.due_on >= on && task.due_on <= addDays(on, lookAheadDays))
  const milestones = shared.filter(({ is_milestone, status }) => is_milestone && status !== 'skipped')
  return {
    homework: [
      ...late.map((task) => line('homework_late', task, task.due_on)),
      ...done.map((task) => line('homework_done', task, task.done_on ?? task.due_on)),
      ...soon.filter(({ side }) => side !== 'vendor').map((task) => line('homework_open', task, task.due_on)),
    ],
    milestones: milestones.map((task) =>
      task.done_on === null ? line('milestone_ahead', task, task.due_on) : line('milestone_done', task, task.done_on),
    ),
    next: soon.map((task) => line(`next_${task.side}`, task, task.due_on)),
  }
}

const isWord = (word: string): word is keyof typeof agendaWords => word in agendaWords

function sentenceOf({ word, params }: AgendaLine, locale: Locale): string {
  if (!isWord(word)) throw new Error(`An agenda has no words for ${word}.`)
  return agendaWords[word][locale].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name]
    if (value === null || value === undefined) return agendaWords.unknown[locale]
    if (typeof value === 'number') return formatNumber(value, locale)
    return name === 'on' || name === 'planned' ? formatDate(value, locale) : value
  })
}
