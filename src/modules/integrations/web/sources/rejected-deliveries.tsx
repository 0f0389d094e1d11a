import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listTicketDeliveries } from '../../contract.ts'
import classes from '../integrations.module.css'

/** What was not believed or could not be read, with the reason; read when it is opened. */
export function RejectedDeliveries({ sourceId }: { sourceId: string }) {
  const { t } = useMessages('integrations')
  const { instant } = useFormats()
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useEndpoint(
    listTicketDeliveries,
    { params: { id: sourceId }, query: { outcome: 'rejected' } },
    { enabled: isOpen },
  )
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('sources.rejected')}</summary>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {isOpen && !error && !data && <ListSkeleton rows={3} />}
      <ul className={classes.items}>
        {data?.items.map(({ id, receivedAt, reason, externalId }) => (
          <li key={id} className={classes.quiet}>
            {t('sources.rejectedAt', { at: instant(receivedAt), reason: reason ? t(`reasons.${reason}`) : '' })}
            {externalId && ` (${externalId})`}
          </li>
        ))}
      </ul>
    </details>
  )
}
