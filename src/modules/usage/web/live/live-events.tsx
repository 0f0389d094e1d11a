import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { EmptyState, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { Tag } from '#platform/web/status/index.ts'
import { type LiveEvent, listLiveEvents, readLiveEvent } from '../../contract.ts'
import classes from '../usage.module.css'

const everyMs = 2_000

/** The last events, read again every two seconds until somebody holds them to look closer. */
export function LiveEvents({ sourceId }: { sourceId: string }) {
  const { t } = useMessages('usage')
  const [isPaused, setPaused] = useState(false)
  const [opened, setOpened] = useState<LiveEvent>()
  const { data, error, refetch } = useEndpoint(
    listLiveEvents,
    { params: { id: sourceId } },
    { refetchInterval: isPaused ? false : everyMs, refetchOnMount: 'always' },
  )
  return (
    <Section
      title={t('live.title')}
      note={t(isPaused ? 'live.paused' : 'live.note')}
      actions={
        <Button size="compact-sm" onClick={() => setPaused(!isPaused)}>
          {t(isPaused ? 'live.resume' : 'live.pause')}
        </Button>
      }
      framed
    >
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={6} />}
      {data?.items.length === 0 && <EmptyState title={t('live.none')} text={t('live.noneText')} />}
      <ul className={classes.items}>
        {data?.items.map((event) => (
          <li key={`${event.batchNo}-${event.position}`}>
            <EventRow event={event} onOpen={() => setOpened(event)} />
          </li>
        ))}
      </ul>
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened && <EventName event={opened} />}
        position="right"
        size="lg"
        closeButtonProps={{ 'aria-label': t('platform:actions.close') }}
      >
        {opened && <EventBody sourceId={sourceId} event={opened} />}
      </Drawer>
    </Section>
  )
}

function EventName({ event }: { event: LiveEvent }) {
  const { t } = useMessages('usage')
  return <>{event.name ?? (event.kind ? t(`eventKinds.${event.kind}`) : '—')}</>
}

const isActivity = ({ kind }: LiveEvent) => kind === 'track' || kind === 'page' || kind === 'screen'

function EventRow({ event, onOpen }: { event: LiveEvent; onOpen: () => void }) {
  const { t } = useMessages('usage')
  const { timeOf } = useClock()
  return (
    <button type="button" className={classes.event} onClick={onOpen}>
      <span>
        <EventName event={event} /> {event.isAhead && <Tag level="watch">{t('live.ahead')}</Tag>}{' '}
        {event.isRepeated && <Tag>{t('live.repeated')}</Tag>}
      </span>
      <span>{event.person ?? t('live.nobody')}</span>
      <span>
        {event.account?.name ?? event.groupId ?? ''}{' '}
        {event.account === null && !event.isRepeated && isActivity(event) && (
          <Tag level="watch">{t('live.noCustomer')}</Tag>
        )}
      </span>
      <span>{timeOf(event.occurredAt ?? event.receivedAt)}</span>
    </button>
  )
}

function EventBody({ sourceId, event }: { sourceId: string; event: LiveEvent }) {
  const { t } = useMessages('usage')
  const { timeOf } = useClock()
  const { data, error, refetch } = useEndpoint(readLiveEvent, {
    params: { id: sourceId, batchNo: event.batchNo, position: event.position },
  })
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>
        {t('live.received', { at: timeOf(event.receivedAt) })}
        {event.occurredAt && ` ${t('live.occurred', { at: timeOf(event.occurredAt) })}`}
      </p>
      {event.isAhead && <p>{t('live.aheadText')}</p>}
      {event.isRepeated && <p>{t('live.repeatedText')}</p>}
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={6} />}
      {data && <pre className={`${classes.code} ${classes.wrapped}`}>{data.json}</pre>}
    </div>
  )
}

/** Instants to the second: of events that come now, the minute says too little. */
function useClock() {
  const { instant } = useFormats()
  return {
    timeOf: (at: string) => `${instant(at, 'plain')}:${String(new Date(at).getUTCSeconds()).padStart(2, '0')}`,
  }
}
