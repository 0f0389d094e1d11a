import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listProjectTimeline } from '../../contract.ts'
import gantt from '../gantt/gantt-view.module.css'
import { zooms } from '../gantt/scale.ts'
import { queryOf, useProjectFilter } from '../list/filters.tsx'
import legend from '../plan/legend.module.css'
import classes from './portfolio.module.css'
import { PortfolioChart } from './portfolio-chart.tsx'
import { PortfolioList } from './portfolio-list.tsx'

/** As many as one request gives: the rows are drawn as they come into view. */
const pageSize = 200

/** All projects of the filter over time: from kickoff to value, forecast and milestones; a list where there is no room. */
export function PortfolioView({ empty }: { empty: ReactNode }) {
  const { t } = useMessages('onboarding')
  const [filter, change] = useProjectFilter()
  const isNarrow = useMediaQuery('(max-width: 62em)')
  const { rows, error, refetch, hasNextPage, isFetching, fetchNextPage } = useEndpointPages(listProjectTimeline, {
    query: { ...queryOf(filter), limit: pageSize },
  })
  const more = () => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }
  if (error && rows.length === 0) return <ProblemState thrown={error} onRetry={refetch} />
  if (rows.length === 0) return isFetching ? <ListSkeleton rows={8} /> : empty
  if (isNarrow) return <PortfolioList rows={rows} hasMore={hasNextPage} onMore={more} />
  const zoom = filter.zoom ?? 'month'
  return (
    <section aria-label={t('portfolio.label')}>
      <div className={gantt.tools}>
        <SegmentedControl
          aria-label={t('ganttView.zoom')}
          data={zooms.map((each) => ({ value: each, label: t(`ganttView.by.${each}`) }))}
          value={zoom}
          onChange={(next) => change({ zoom: zooms.find((each) => each === next) })}
        />
        <p className={gantt.hint}>{t('portfolio.hint')}</p>
      </div>
      <PortfolioChart rows={rows} zoom={zoom} onMore={more} />
      <ul className={`${legend.legend} ${classes.legend}`}>
        {(['before', 'agreed', 'later', 'band', 'reached', 'milestone', 'done'] as const).map((each) => (
          <li key={each} data-kind={each}>
            {t(`portfolio.legend.${each}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
