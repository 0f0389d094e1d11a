import { listMembers } from '#modules/identity/server/api.ts'
import { type Context, instantOf } from '#platform/context/context.ts'
import type { WaitingProject } from '../../contract.ts'
import { type Holder, type Span, totalsOf, type WaitingCode } from '../../domain/waiting/ledger.ts'
import { type ListedProject, selectProjects } from '../projects/project-facts-queries.ts'
import { todayOf } from '../today.ts'
import { type Ledger, readLedgers } from './read-ledgers.ts'

export interface ListWaitingInput {
  state: 'open' | 'closed' | 'all'
  accountId?: string | undefined
  programKey?: string | undefined
}

const mostProjects = 5000

/** The days of all these projects, in all, by program and by project. A constant number of queries. */
export async function listWaiting(context: Context, { state, accountId, programKey }: ListWaitingInput) {
  const projects = await selectProjects(context.transaction, {
    ...(state !== 'all' && { state }),
    accountId,
    programKey,
    limit: mostProjects + 1,
    today: todayOf(context),
    now: instantOf(context),
  })
  const page = projects.slice(0, mostProjects)
  const ledgers = await readLedgers(context, page)
  const names = new Map((await listMembers(context)).map(({ id, name }) => [id, name]))
  const spansOf = (of: readonly ListedProject[]) => of.flatMap(({ project_id }) => ledgers.get(project_id)?.spans ?? [])
  const all = spansOf(page)
  const elsewhere = ({ totals }: WaitingProject) => totals.customer + totals.third_party
  return {
    days: daysOf(all),
    totals: totalsOf(all),
    programs: [...Map.groupBy(page, ({ program_key }) => program_key)].map(([key, of]) => ({
      key,
      name: of[0]?.program.name ?? { ja: key, en: key },
      projects: of.length,
      days: daysOf(spansOf(of)),
      totals: totalsOf(spansOf(of)),
    })),
    reasons: reasonsOf(all),
    projects: page
      .map((project) => rowOf(project, ledgers.get(project.project_id), names))
      .toSorted((a, b) => elsewhere(b) - elsewhere(a) || (a.projectId < b.projectId ? -1 : 1)),
    isCut: projects.length > mostProjects,
  }
}

const daysOf = (spans: readonly Span[]) => spans.reduce((sum, { days }) => sum + days, 0)

function rowOf(project: ListedProject, ledger: Ledger | undefined, names: ReadonlyMap<string, string>): WaitingProject {
  const spans = ledger?.spans ?? []
  const last = spans.at(-1)
  return {
    projectId: project.project_id,
    account: { id: project.account_id, name: project.account_name },
    programKey: project.program_key,
    ownerName: project.owner_id === null ? null : (names.get(project.owner_id) ?? null),
    isOpen: project.ended_on === null,
    days: daysOf(spans),
    totals: totalsOf(spans),
    now: last ? { holder: last.holder, reason: last.reason, from: last.from, days: last.days } : null,
  }
}

/** What the days were spent on, the most first. */
function reasonsOf(spans: readonly Span[]): { holder: Holder; code: WaitingCode; days: number }[] {
  return [...Map.groupBy(spans, ({ holder, reason }) => `${holder} ${reason.code}`).values()]
    .flatMap((of) => {
      const [first] = of
      return first ? [{ holder: first.holder, code: first.reason.code, days: daysOf(of) }] : []
    })
    .toSorted((a, b) => b.days - a.days)
}
