import { requireAccount } from '#modules/accounts/server/api.ts'
import type { Context } from '#platform/context/context.ts'
import words from '../../content/paper-words.json' with { type: 'json' }
import type { InternalTexts, PaperTexts, PortalProject } from '../../contract.ts'
import type { Cell, PaperKind, PaperRow, PaperSection } from '../../domain/graduation/paper.ts'
import { selectBlockers } from '../blockers/blocker-queries.ts'
import { describeForCustomer } from '../portal/read-project.ts'
import type { Project } from '../projects/project-tables.ts'
import { selectStatements } from '../scope/scope-queries.ts'
import { itemsOf } from '../scope/scope-view.ts'
import { describeTrainings } from '../training/describe-trainings.ts'
import { amount, day, figure, none, phrase, same } from './word-paper.ts'

/**
 * The parts of a paper for the customer, made of what the customer may see of its project and of what was written for it:
 * no other source has a place here.
 */
export async function assemblePaper(
  context: Context,
  project: Project,
  { kind, texts }: { kind: PaperKind; texts: PaperTexts },
): Promise<PaperSection[]> {
  const seen = await describeForCustomer(context, project)
  const account = await requireAccount(context, project.account_id)
  const common = {
    vision: written({ vision: texts.vision, wished: texts.wished, ownWords: texts.ownWords }),
    outcomes: outcomesOf(seen),
    roadmap: roadmapOf(seen),
    team: teamOf(seen, texts),
    cadence: written(
      { means: texts.means, reply: texts.reply, escalation: texts.escalation },
      { meetings: meetingsOf(seen, context.timeZone) },
    ),
    scope: await scopeOf(context, project),
    decisions: decisionsOf(seen, texts, context.timeZone),
  }
  if (kind === 'success_plan') {
    const renewal = written(
      { notice: texts.notice, budget: texts.budget, continuation: texts.continuation },
      { renewalOn: account.renewalOn === null ? none : day(account.renewalOn) },
    )
    return sections({
      vision: common.vision,
      outcomes: common.outcomes,
      roadmap: common.roadmap,
      milestones: milestonesOf(seen),
      todo: todoOf(seen),
      team: common.team,
      cadence: common.cadence,
      scope: common.scope,
      decisions: common.decisions,
      renewal,
    })
  }
  return sections({
    vision: common.vision,
    outcomes: common.outcomes,
    value: moneyOf(seen),
    words: seen.confirmations.map(({ id, confirmedOn, words: said, name }) =>
      row(id, day(confirmedOn), same(said), same(name)),
    ),
    roadmap: common.roadmap,
    decisions: common.decisions,
    scope: common.scope,
    processes: seen.files
      .filter(({ taskId, isOurs }) => isOurs || taskId !== null)
      .map(({ id, name, createdAt }) => row(id, same(name), day(dayOf(createdAt, context.timeZone)))),
    training: await trainingOf(context, project),
    troubleshooting: texts.troubleshooting.map(({ problem, remedy }) => row(problem, same(problem), same(remedy))),
    team: common.team,
    cadence: common.cadence,
  })
}

/** What only we read beside a success plan: mood, room to expand, and the risks. */
export async function assembleInternal(
  context: Context,
  project: Project,
  { kind, internalTexts }: { kind: PaperKind; internalTexts: InternalTexts },
): Promise<PaperSection[]> {
  if (kind === 'pack') return []
  const open = (await selectBlockers(context.transaction, project)).filter(({ resolved_on }) => resolved_on === null)
  return sections({
    risks: open.map((blocker) => row(blocker.blocker_id, same(blocker.title), day(blocker.expected_on))),
    mood: written({ mood: internalTexts.mood, expansion: internalTexts.expansion }),
  })
}

const sections = (rows: Record<string, PaperRow[]>): PaperSection[] =>
  Object.entries(rows).map(([key, each]) => ({ key, rows: each }))

const row = (key: string, ...cells: Cell[]): PaperRow => ({ key, cells })

type ItemKey = keyof typeof words.items

/** Named texts, those that are empty left out. */
function written(texts: Partial<Record<ItemKey, string>>, cells: Partial<Record<ItemKey, Cell>> = {}): PaperRow[] {
  const all = new Map<string, Cell>()
  for (const [key, text] of Object.entries(texts)) if (text.trim() !== '') all.set(key, same(text))
  for (const [key, cell] of Object.entries(cells)) if (cell !== none) all.set(key, cell)
  return Object.entries(words.items).flatMap(([key, name]) => {
    const cell = all.get(key)
    return cell ? [row(key, phrase(name), cell)] : []
  })
}

function outcomesOf({ goals }: PortalProject): PaperRow[] {
  return goals.map((goal) =>
    row(
      goal.id,
      same(goal.metric || goal.useCase),
      figure(goal.baseline, goal.unit),
      figure(goal.target, goal.unit),
      figure(goal.latest?.value ?? null, goal.unit),
      day(goal.deadline),
      phrase(goal.isAchieved ? words.yes : words.no),
    ),
  )
}

function moneyOf({ value }: PortalProject): PaperRow[] {
  return (value?.items ?? []).map((item) => {
    const perUnit = amount({ amountMinor: item.unitMinor, currency: item.currency })
    const total = amount({ amountMinor: item.amountMinor, currency: item.currency })
    const improvement = figure(item.improvement, item.unit)
    return row(
      item.name,
      same(item.name),
      phrase(same(item.timesInYear === 1 ? '{{improvement}} × {{unit}}' : '{{improvement}} × {{unit}} × {{times}}'), {
        improvement,
        unit: perUnit,
        times: same(String(item.timesInYear)),
      }),
      item.period === 'once' ? total : phrase(words.yearly, { amount: total }),
      same(item.source),
      phrase(same('{{name}} {{on}}'), { name: same(item.confirmedBy), on: day(item.confirmedOn) }),
    )
  })
}

function roadmapOf({ roadmap }: PortalProject): PaperRow[] {
  return roadmap.map(({ name, value, evidence, plannedOn, reachedOn }) =>
    row(name.ja, name, value, evidence, day(plannedOn), day(reachedOn)),
  )
}

const doneOrOpen = (isDone: boolean) => phrase(isDone ? words.done : words.open)

function milestonesOf({ tasks }: PortalProject): PaperRow[] {
  return tasks
    .filter(({ isMilestone }) => isMilestone)
    .map((task) => row(task.id, task.name, day(task.dueOn), doneOrOpen(task.isDone), task.doneWhen))
}

function todoOf({ tasks }: PortalProject): PaperRow[] {
  return tasks
    .filter(({ isMilestone, isDone }) => !(isMilestone || isDone))
    .map((task) => row(task.id, task.name, phrase(words.sides[task.side]), day(task.dueOn), doneOrOpen(task.isDone)))
}

function teamOf({ contact }: PortalProject, texts: PaperTexts): PaperRow[] {
  return [
    ...(contact ? [row('contact', same(contact.name), phrase(words.sides.vendor), none)] : []),
    ...texts.contacts.map(({ name, role, reach }) => row(name, same(name), same(role || '—'), same(reach || '—'))),
  ]
}

function meetingsOf({ meetings }: PortalProject, timeZone: string): Cell {
  if (meetings.length === 0) return none
  const each = meetings.slice(0, 5).map(({ title, startsAt }) => ({ title, on: day(dayOf(startsAt, timeZone)) }))
  return {
    ja: each.map(({ title, on }) => `${on.ja} ${title}`).join('\n'),
    en: each.map(({ title, on }) => `${on.en} ${title}`).join('\n'),
  }
}

async function scopeOf(context: Context, project: Project): Promise<PaperRow[]> {
  const shared = (await selectStatements(context.transaction, project)).filter(
    ({ visibility }) => visibility === 'customer',
  )
  const latest = shared.toSorted((a, b) => b.statement - a.statement)[0]
  return latest ? itemsOf(latest).map(({ text, place }) => row(text, same(text), phrase(words.places[place]))) : []
}

/** What was written here, and what the minutes that the customer has say was decided. */
function decisionsOf({ minutes }: PortalProject, { decisions }: PaperTexts, timeZone: string): PaperRow[] {
  return [
    ...decisions.map(({ on, what, why, by }) => row(what, day(on), same(what), same(why || '—'), same(by || '—'))),
    ...minutes.flatMap(({ id, title, startsAt, decisions: decided }) =>
      decided.map((what, index) =>
        row(`${id}:${index}`, day(dayOf(startsAt, timeZone)), same(what), none, same(title)),
      ),
    ),
  ]
}

async function trainingOf(context: Context, project: Project): Promise<PaperRow[]> {
  const { items } = await describeTrainings(context, project)
  return items
    .filter(({ course }) => course.url !== null)
    .map(({ id, course }) => row(id, course.name, same(course.url ?? '')))
}

const dayOf = (instant: string, timeZone: string) =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
