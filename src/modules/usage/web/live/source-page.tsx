import { Button } from '@mantine/core'
import { z } from 'zod'
import { PageLink, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { StatusMark } from '#platform/web/status/index.ts'
import { readSource } from '../../contract.ts'
import { SourceFacts } from '../sources/source-section.tsx'
import { standingOf } from '../sources/standing.ts'
import { LiveEvents } from './live-events.tsx'
import { RejectedEvents } from './rejected-events.tsx'

/** What comes from a source at this moment, and what of it was not taken in. */
export function SourcePage() {
  const { sourceId } = usePageParams(z.object({ sourceId: z.uuid() }))
  const { t } = useMessages('usage')
  const { instant } = useFormats()
  const { data, error, refetch } = useEndpoint(readSource, { params: { id: sourceId } }, { refetchInterval: 10_000 })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  const { state, level } = standingOf(data, Date.now())
  const since = state === 'ended' ? data.revokedAt : data.lastReceivedAt
  return (
    <Page>
      <PageHeader
        title={data.name}
        parent={{ label: t('sources.title'), to: '/settings/usage' }}
        marks={<StatusMark level={level} label={t(`states.${state}`, { since: since ? instant(since) : '' })} />}
        actions={
          <Button component={PageLink} underline="never" to={`/settings/usage/${sourceId}/upload`}>
            {t('uploads.toUpload')}
          </Button>
        }
      />
      <Section title={t('live.standing')} framed>
        <SourceFacts source={data} />
      </Section>
      <LiveEvents sourceId={sourceId} />
      <RejectedEvents sourceId={sourceId} />
    </Page>
  )
}
