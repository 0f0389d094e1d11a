import { Button } from '@mantine/core'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type EventUploadDetails, type EventUploadRow, listUploadRows } from '../../contract.ts'
import usage from '../usage.module.css'
import classes from './uploads.module.css'

/** Rows of one verdict: what they hold, and what is wrong with them. */
export function UploadRows({ item, verdict }: { item: EventUploadDetails; verdict: EventUploadRow['verdict'] }) {
  const { t } = useMessages('usage')
  const { rows, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useEndpointPages(listUploadRows, {
    params: { id: item.id },
    query: { verdict, limit: 20 },
  })
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={5} />
  if (rows.length === 0) return <p className={usage.quiet}>{t('uploads.rowsGone')}</p>
  return (
    <>
      <ul className={classes.items}>
        {rows.map((row) => (
          <li key={row.line} className={classes.item}>
            <div className={classes.head}>
              <span className={usage.quiet}>{t('uploads.line', { line: row.line })}</span>
              <span className={classes.cells}>
                {row.cells
                  .filter((cell) => cell !== '')
                  .join(t('uploads.between'))
                  .slice(0, 500)}
              </span>
            </div>
            {row.message && <p className={classes.problem}>{row.message}</p>}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" onClick={() => void fetchNextPage()} loading={isFetching}>
          {t('platform:actions.more')}
        </Button>
      )}
    </>
  )
}
