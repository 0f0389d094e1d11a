import { z } from 'zod'
import { useAddressState, useGo } from '#platform/web/address/index.ts'
import { useEndpoint, useEndpointMutation } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { createSegment, readSegment } from '../../contract.ts'
import { type SegmentDraft, SegmentForm } from './segment-form.tsx'

const blank: SegmentDraft = { name: '', description: '', kind: 'live', condition: { match: 'all', of: [] } }
const stateSchema = z.object({ copy: z.uuid().optional().catch(undefined) })

/** A new segment, from nothing or from a copy of another. */
export function NewSegmentPage() {
  const { t } = useMessages('segments')
  const go = useGo()
  const [{ copy }] = useAddressState(stateSchema)
  const source = useEndpoint(readSegment, { params: { id: copy ?? '' } }, { enabled: copy !== undefined })
  const create = useEndpointMutation(createSegment)
  if (copy !== undefined && source.isPending) return <PageSkeleton />
  const { name, description, kind, condition } = source.data ?? blank
  const from = source.data ? { name: t('copyOf', { name }), description, kind, condition } : blank
  return (
    <Page>
      <PageHeader title={t('create')} answer={t('form.answer')} parent={{ label: t('list.title'), to: '/segments' }} />
      <SegmentForm
        from={from}
        isNew
        error={create.error}
        isPending={create.isPending}
        onSave={(draft) => {
          // Without a question a static one begins empty; a live one has everybody.
          const isEmpty = draft.kind === 'static' && draft.condition.of.length === 0
          const body = { ...draft, condition: isEmpty ? null : draft.condition }
          create.mutate({ body }, { onSuccess: ({ id }) => go(`/segments/${id}`) })
        }}
        onCancel={() => go('/segments')}
      />
    </Page>
  )
}
