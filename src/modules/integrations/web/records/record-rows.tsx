import { Button } from '@mantine/core'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { listRecordRows, type RecordImportDetails, type RecordRow } from '../../contract.ts'
import classes from '../integrations.module.css'

/** Rows of one verdict: what they hold, and what is wrong with them. */
export function RecordRows({ item, verdict }: { item: RecordImportDetails; verdict: RecordRow['verdict'] }) {
  const { t } = useMessages('integrations')
  const { rows, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useEndpointPages(listRecordRows, {
    params: { id: item.id },
    query: { verdict, limit: 20 },
  })
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (isPending) return <ListSkeleton rows={5} />
  const columns = item.columns.filter(({ field }) => field !== null)
  return (
    <>
      <ul className={classes.items}>
        {rows.map((row) => (
          <li key={row.line} className={classes.item}>
            <div className={classes.head}>
              <span className={classes.quiet}>{t('records.line', { line: row.line })}</span>
              <span className={classes.cells}>
                {columns
                  .map(({ column }) => row.cells[column] ?? '')
                  .filter((cell) => cell !== '')
                  .join(t('records.between'))}
              </span>
              {row.undo && <Tag>{t(`records.undone.${row.undo}`)}</Tag>}
            </div>
            {row.problems.map(({ code, column, value, message }) => (
              <p key={`${code} ${column}`} className={classes.problem}>
                {value === '' ? message : t('records.problem', { message, value })}
              </p>
            ))}
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
