import { z } from 'zod'
import { useGo, usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { useHeldVersion } from '#platform/web/form/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { changeSegment, readSegment, type SegmentRecord } from '../../contract.ts'
import { SegmentForm } from './segment-form.tsx'

export function EditSegmentPage() {
  const { segmentId } = usePageParams(z.object({ segmentId: z.uuid() }))
  const { data, error, refetch } = useEndpoint(readSegment, { params: { id: segmentId } })
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  return data ? <Editing segment={data} /> : <PageSkeleton />
}

function Editing({ segment }: { segment: SegmentRecord }) {
  const { t } = useMessages('segments')
  const go = useGo()
  const save = useEndpointMutation(changeSegment)
  const version = useHeldVersion(segment.version, save.error)
  const { id } = segment
  const back = () => go(`/segments/${id}`)
  return (
    <Page>
      <PageHeader
        title={t('form.editTitle')}
        answer={t('form.answer')}
        parent={{ label: segment.name, to: `/segments/${id}` }}
      />
      <SegmentForm
        from={segment}
        isNew={false}
        error={save.error}
        isPending={save.isPending}
        onSave={({ name, description, condition }) =>
          save.mutate(
            {
              params: { id },
              body: { version, name, description, ...(segment.kind === 'live' && { condition }) },
            },
            { onSuccess: back },
          )
        }
        onCancel={back}
      />
    </Page>
  )
}
