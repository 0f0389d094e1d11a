import { z } from 'zod'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { DetailColumns, Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark, Tag } from '#platform/web/status/index.ts'
import { readSegment, readSegmentHistory } from '../../contract.ts'
import { ConditionReading } from '../conditions/condition-reading.tsx'
import { HistorySection } from './history-section.tsx'
import { MemberList } from './member-list.tsx'
import { SegmentActions } from './segment-actions.tsx'

/** One segment: who is in it, what it asks for, and how it moved. */
export function SegmentPage() {
  const { t } = useMessages('segments')
  const { number, instant } = useFormats()
  const params = { id: usePageParams(z.object({ segmentId: z.uuid() })).segmentId }
  const { data: segment, error, refetch } = useEndpoint(readSegment, { params })
  const history = useEndpoint(readSegmentHistory, { params, query: {} })
  if (error && !segment) return <ProblemState thrown={error} onRetry={refetch} />
  if (!segment) return <PageSkeleton />
  const week = history.data?.days.slice(-7) ?? []
  const sum = (key: 'entered' | 'left') => number(week.reduce((total, day) => total + day[key], 0))
  return (
    <Page>
      <PageHeader
        title={segment.name}
        answer={
          history.data
            ? t('page.answer', { count: number(segment.memberCount), entered: sum('entered'), left: sum('left') })
            : t('page.count', { count: number(segment.memberCount) })
        }
        parent={{ label: t('list.title'), to: '/segments' }}
        marks={
          <>
            <Tag>{t(`kind.${segment.kind}`)}</Tag>
            {segment.archivedAt !== null && <Tag level="watch">{t('archived')}</Tag>}
            {segment.problem !== null && <StatusMark level="watch" label={t('problem.long')} />}
          </>
        }
        actions={<SegmentActions segment={segment} />}
      />
      <DetailColumns
        side={
          <>
            <Section
              title={t(segment.kind === 'live' ? 'page.condition' : 'page.filledBy')}
              note={t('page.refreshed', { at: instant(segment.refreshedAt) })}
              framed
            >
              {segment.description !== '' && <p>{segment.description}</p>}
              <ConditionReading condition={segment.condition} />
            </Section>
            <HistorySection history={history} />
          </>
        }
      >
        <MemberList segment={segment} />
      </DetailColumns>
    </Page>
  )
}
