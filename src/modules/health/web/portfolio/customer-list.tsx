import { Button, SegmentedControl } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState, ScrollRegion, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import { listHealth } from '../../contract.ts'
import classes from '../health.module.css'
import { levelOf, useHealthWords } from '../value-words.ts'

type Band = 'good' | 'watch' | 'risk' | 'held' | 'unknown'

interface Filter {
  band?: Band | undefined
  only?: 'reference' | 'decided' | undefined
}

interface CustomerListProps {
  filter: Filter
  onFilter: (filter: Filter) => void
}

const choices = ['all', 'risk', 'watch', 'good', 'held', 'unknown', 'reference', 'decided'] as const

const filterOf = (choice: (typeof choices)[number]): Filter => {
  if (choice === 'all') return { band: undefined, only: undefined }
  if (choice === 'reference' || choice === 'decided') return { band: undefined, only: choice }
  return { band: choice, only: undefined }
}

/** Customers with their scores, the lowest first. */
export function CustomerList({ filter, onFilter }: CustomerListProps) {
  const { t } = useMessages('health')
  const words = useHealthWords()
  const { band, only } = filter
  const { rows, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useEndpointPages(listHealth, {
    query: { ...(band ? { band } : {}), ...(only ? { only } : {}) },
  })
  const choose = (value: string) => {
    const choice = choices.find((each) => each === value)
    if (choice) onFilter(filterOf(choice))
  }
  return (
    <Section title={t('list.title')} note={t('list.note')}>
      <ScrollRegion className={classes.scroller} label={t('list.filter')}>
        <SegmentedControl
          aria-label={t('list.filter')}
          value={only ?? band ?? 'all'}
          onChange={choose}
          data={choices.map((value) => ({ value, label: t(`list.${value}`) }))}
        />
      </ScrollRegion>
      {error && rows.length === 0 && <ProblemState thrown={error} onRetry={refetch} />}
      {isPending && !error && <ListSkeleton rows={6} />}
      {!isPending && !error && rows.length === 0 && <p className={classes.quiet}>{t('list.empty')}</p>}
      {rows.length > 0 && (
        <ScrollRegion className={classes.scroller} label={t('list.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('list.customer')}</th>
                <th scope="col">{t('list.band')}</th>
                <th scope="col" className={classes.end}>
                  {t('list.score')}
                </th>
                <th scope="col" className={classes.end}>
                  {t('list.change')}
                </th>
                <th scope="col" className={classes.end}>
                  {t('list.coverage')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.account.id}>
                  <th scope="row">
                    <PageLink to={`/accounts/${row.account.id}/health`}>{row.account.name}</PageLink>{' '}
                    {row.isDecided && <Tag>{t('list.isDecided')}</Tag>}
                    {row.isReference && <Tag>{t('list.isReference')}</Tag>}
                  </th>
                  <td>
                    <StatusMark level={levelOf[row.band]} label={t(`band.${row.band}`)} />
                  </td>
                  <td className={classes.end}>{row.score ?? t('noScore')}</td>
                  <td className={classes.end}>{row.change === null ? t('noScore') : words.signed(row.change)}</td>
                  <td className={classes.end}>{t('unit.percent', { value: row.coverage })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetching} onClick={() => fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Section>
  )
}
