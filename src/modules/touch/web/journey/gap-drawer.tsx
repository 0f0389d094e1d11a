import { Drawer } from '@mantine/core'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type JourneyRow, listJourneyGaps } from '../../contract.ts'
import classes from '../touch.module.css'

/** The customers who are behind on a touchpoint. */
export function GapDrawer({ row, close }: { row: JourneyRow | undefined; close: () => void }) {
  const { t, language } = useMessages('touch')
  return (
    <Drawer
      opened={row !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={row && t('journey.gapsOf', { name: row.name[language], model: t(`model.${row.touchModel}`) })}
      closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
    >
      {row && <Gaps row={row} />}
    </Drawer>
  )
}

function Gaps({ row: { key, touchModel } }: { row: JourneyRow }) {
  const { t } = useMessages('touch')
  const { date } = useFormats()
  const { data, error, refetch } = useEndpoint(listJourneyGaps, { query: { key, touchModel } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <ListSkeleton rows={6} />
  if (data.items.length === 0) return <EmptyState title={t('journey.none')} />
  return (
    <>
      <ul className={classes.list}>
        {data.items.map(({ account, since, expected, happened, lastOn }) => (
          <li key={account.id} className={classes.item}>
            <div className={classes.head}>
              <PageLink to={`/accounts/${account.id}`}>{account.name}</PageLink>
              <span className={classes.grow} />
              <span>{t('journey.counts', { expected, happened })}</span>
            </div>
            <p className={classes.quiet}>
              {t('journey.inPhaseSince', { on: date(since) })}
              {t('journey.separator')}
              {lastOn === null ? t('journey.never') : t('journey.last', { on: date(lastOn) })}
            </p>
          </li>
        ))}
      </ul>
      {data.more > 0 && <p className={classes.quiet}>{t('journey.more', { count: data.more })}</p>}
    </>
  )
}
