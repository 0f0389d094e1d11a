import { Button } from '@mantine/core'
import { useState } from 'react'
import { PageLink } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { explainMembership, listAccountSegments, listSegments, readSegment } from '../../contract.ts'
import { ConditionReading } from '../conditions/condition-reading.tsx'
import classes from './panel.module.css'

/** The segments that a customer is in, and why; and why it is not in the others. */
export function SegmentsPanel({ accountId }: { accountId: string }) {
  const { t } = useMessages('segments')
  const { instant } = useFormats()
  const can = usePermissions()
  const enabled = can('segments.read')
  const [opened, setOpened] = useState<string>()
  const [showsOthers, setShowsOthers] = useState(false)
  const { data, error, refetch } = useEndpoint(listAccountSegments, { params: { id: accountId } }, { enabled })
  const all = useEndpoint(listSegments, { query: {} }, { enabled: enabled && showsOthers })
  if (!enabled) return null
  const items = data?.items ?? []
  const others = (all.data?.items ?? []).filter(({ id }) => !items.some((item) => item.id === id))
  const row = (id: string, name: string, note: string) => (
    <li key={id} className={classes.item}>
      <div className={classes.head}>
        <PageLink to={`/segments/${id}`}>{name}</PageLink>
        <span className={classes.quiet}>{note}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={opened === id}
          aria-label={t('panel.whyOf', { name })}
          onClick={() => setOpened(opened === id ? undefined : id)}
        >
          {t('panel.why')}
        </Button>
      </div>
      {opened === id && <Explanation segmentId={id} accountId={accountId} />}
    </li>
  )
  return (
    <Section title={t('panel.title')} note={data && t('panel.answer', { count: items.length })} framed>
      {error && !data && <ProblemState thrown={error} onRetry={refetch} />}
      {!error && !data && <ListSkeleton rows={2} />}
      <ul className={classes.list}>
        {items.map(({ id, name, enteredAt }) => row(id, name, t('panel.since', { at: instant(enteredAt) })))}
        {showsOthers && others.map(({ id, name }) => row(id, name, t('panel.notIn')))}
      </ul>
      {showsOthers && all.data && others.length === 0 && <p className={classes.quiet}>{t('panel.noOthers')}</p>}
      {!showsOthers && (
        <Button size="compact-sm" variant="subtle" onClick={() => setShowsOthers(true)}>
          {t('panel.others')}
        </Button>
      )}
    </Section>
  )
}

function Explanation({ segmentId, accountId }: { segmentId: string; accountId: string }) {
  const { t } = useMessages('segments')
  const segment = useEndpoint(readSegment, { params: { id: segmentId } })
  const { data, error, refetch } = useEndpoint(explainMembership, { params: { id: segmentId, accountId } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data || !segment.data) return <ListSkeleton rows={2} />
  const { kind, condition } = segment.data
  return (
    <div className={classes.why}>
      {kind === 'static' && <p className={classes.quiet}>{t('panel.byHand')}</p>}
      {kind === 'live' && data.isMember !== data.isSelected && (
        <p className={classes.quiet}>{t(data.isSelected ? 'panel.entersSoon' : 'panel.leavesSoon')}</p>
      )}
      <ConditionReading condition={condition} verdicts={data.tests} />
    </div>
  )
}
