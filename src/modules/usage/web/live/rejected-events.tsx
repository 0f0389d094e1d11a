import { Button } from '@mantine/core'
import { useState } from 'react'
import { useEndpointPages } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listRejections } from '../../contract.ts'
import type { RejectionReason } from '../../domain/intake/incoming-event.ts'
import classes from '../usage.module.css'

/** Events that were not taken in: how many for which reason, and each as it came. */
export function RejectedEvents({ sourceId }: { sourceId: string }) {
  const { t } = useMessages('usage')
  const { instant, number } = useFormats()
  const [reason, setReason] = useState<RejectionReason>()
  const pages = useEndpointPages(listRejections, {
    params: { id: sourceId },
    query: { ...(reason && { reason }) },
  })
  const reasons = pages.data?.pages[0]?.reasons ?? []
  return (
    <Section title={t('rejected.title')} note={t('rejected.note')} framed>
      {pages.error && pages.rows.length === 0 && <ProblemState thrown={pages.error} onRetry={pages.refetch} />}
      {pages.isPending && <ListSkeleton rows={3} />}
      {!pages.isPending && !pages.error && reasons.length === 0 && (
        <p className={classes.quiet}>{t('rejected.none')}</p>
      )}
      {reasons.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: buttons that filter, no fields of a form
        <div className={classes.links} role="group" aria-label={t('rejected.filter')}>
          <Button
            size="compact-sm"
            variant={reason === undefined ? 'filled' : 'default'}
            aria-pressed={reason === undefined}
            onClick={() => setReason(undefined)}
          >
            {t('rejected.all')}
          </Button>
          {reasons.map((each) => (
            <Button
              key={each.reason}
              size="compact-sm"
              variant={reason === each.reason ? 'filled' : 'default'}
              aria-pressed={reason === each.reason}
              onClick={() => setReason(each.reason)}
            >
              {t('rejected.count', { reason: t(`rejections.${each.reason}`), count: number(each.count) })}
            </Button>
          ))}
        </div>
      )}
      <ul className={classes.items}>
        {pages.rows.map((row) => (
          <li key={row.id} className={classes.item}>
            <div className={classes.head}>
              <span className={classes.name}>{t(`rejections.${row.reason}`)}</span>
              <span className={classes.quiet}>{instant(row.receivedAt)}</span>
            </div>
            <p className={classes.quiet}>{t(`rejectionHelp.${row.reason}`)}</p>
            <details>
              <summary>{row.eventName ?? t('rejected.body')}</summary>
              <pre className={`${classes.code} ${classes.wrapped}`}>{row.body}</pre>
            </details>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t('rejected.more')}
        </Button>
      )}
    </Section>
  )
}
