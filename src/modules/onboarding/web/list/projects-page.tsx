import { Button, SegmentedControl } from '@mantine/core'
import { Trans } from 'react-i18next'
import { PageLink, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointPages } from '#platform/web/api/index.ts'
import { EmptyState, Page, PageHeader, ProblemState, Toolbar } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { DataTable } from '#platform/web/table/index.ts'
import { listProjects, listReplanProposals } from '../../contract.ts'
import { PortfolioView } from '../portfolio/portfolio-view.tsx'
import { useProjectColumns } from './columns.tsx'
import { ProjectFilters, queryOf, sortOf, type Totals, tableSortOf, useProjectFilter } from './filters.tsx'
import classes from './list.module.css'

/** What says how the list is looked at, not what is in it. */
const views = new Set(['sort', 'as', 'zoom'])

/** All onboarding projects: what needs somebody first, then the list. */
export function ProjectsPage() {
  const { t } = useMessages('onboarding')
  const go = useGo()
  const [filter, change] = useProjectFilter()
  const columns = useProjectColumns()
  const { rows, data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(listProjects, {
    query: queryOf(filter),
  })
  const totals = data?.pages[0]?.totals
  const isUnfiltered = Object.entries(filter).every(([key, each]) => views.has(key) || each === undefined)
  const empty = <NoProjects isFirst={totals?.open === 0 && isUnfiltered} />
  if (error && rows.length === 0) return <ProblemState thrown={error} onRetry={refetch} />
  return (
    <Page width="fill">
      <PageHeader
        title={t('list.title')}
        answer={totals ? <Answer totals={totals} /> : t('list.counting')}
        actions={
          <>
            <ProposalsLink />
            <PageLink to="/onboarding/trainings">{t('training.jointPage.title')}</PageLink>
            <PageLink to="/onboarding/waiting">{t('waiting.page.title')}</PageLink>
            <StartButton />
          </>
        }
      />
      <Toolbar>
        <ProjectFilters totals={totals} />
      </Toolbar>
      <ViewSwitch />
      {filter.as === 'gantt' ? (
        <PortfolioView empty={empty} />
      ) : (
        <DataTable
          name="onboarding-projects"
          label={t('list.title')}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          sort={tableSortOf(filter.sort)}
          onSort={({ key, direction }) => change({ sort: sortOf(key, direction) })}
          onOpen={(row) => go(`/onboarding/${row.id}`)}
          hasMore={hasNextPage}
          isLoading={isFetching}
          onMore={fetchNextPage}
          empty={empty}
        />
      )}
    </Page>
  )
}

/** A table, or the projects over time. */
function ViewSwitch() {
  const { t } = useMessages('onboarding')
  const [{ as = 'table' }, change] = useProjectFilter()
  return (
    <div className={classes.switch}>
      <SegmentedControl
        aria-label={t('portfolio.as.label')}
        data={(['table', 'gantt'] as const).map((each) => ({ value: each, label: t(`portfolio.as.${each}`) }))}
        value={as}
        onChange={(next) => change({ as: next === 'gantt' ? next : undefined })}
      />
    </div>
  )
}

function Answer({ totals }: { totals: Totals & { open: number } }) {
  const { t } = useMessages('onboarding')
  const { open: count, day60, day90, homeworkOverdue, warnFromDay, rekickoffDay } = totals
  if (count === 0) return t('list.answer.none')
  const parts = [
    ...(day90 > 0 ? [{ key: 'day90', count: day90, attention: 'day_90', day: rekickoffDay }] : []),
    ...(day60 > 0 ? [{ key: 'day60', count: day60, attention: 'day_60', day: warnFromDay }] : []),
    ...(homeworkOverdue > 0
      ? [{ key: 'homework', count: homeworkOverdue, attention: 'homework_overdue', day: 0 }]
      : []),
  ]
  if (parts.length === 0) return t('list.answer.calm', { count, day: warnFromDay })
  return (
    <>
      {t('list.answer.open', { count })}
      {parts.map((part, index) => (
        <span key={part.key}>
          {index > 0 && t('list.answer.and')}
          <Trans
            ns="onboarding"
            i18nKey={`list.answer.${part.key}`}
            count={part.count}
            values={{ day: part.day }}
            components={{
              go: (
                <PageLink to="/onboarding" search={{ attention: part.attention }}>
                  {part.count}
                </PageLink>
              ),
            }}
          />
        </span>
      ))}
      {t('list.answer.end')}
    </>
  )
}

/** Only where calendars ask for something. */
function ProposalsLink() {
  const { t } = useMessages('onboarding')
  const { data } = useEndpoint(listReplanProposals, { query: { limit: 1 } })
  const total = data?.total ?? 0
  if (total === 0) return null
  return <PageLink to="/onboarding/proposals">{t('proposal.answer', { count: total })}</PageLink>
}

function StartButton() {
  const { t } = useMessages('onboarding')
  const can = usePermissions()
  const go = useGo()
  return can('onboarding.write') ? (
    <Button variant="filled" onClick={() => go('/onboarding/new')}>
      {t('start.open')}
    </Button>
  ) : null
}

function NoProjects({ isFirst }: { isFirst: boolean }) {
  const { t } = useMessages('onboarding')
  const go = useGo()
  return isFirst ? (
    <EmptyState title={t('list.empty.title')} text={t('list.empty.text')} actions={<StartButton />} />
  ) : (
    <EmptyState
      title={t('list.noMatch.title')}
      text={t('list.noMatch.text')}
      actions={<Button onClick={() => go('/onboarding')}>{t('list.noMatch.clear')}</Button>}
    />
  )
}
