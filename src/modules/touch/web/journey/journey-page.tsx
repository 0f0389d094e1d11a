import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readJourneyMap, readJourneyPlan } from '../../contract.ts'
import { touchModels } from '../../domain/measure.ts'
import { GapDrawer } from './gap-drawer.tsx'
import { JourneyMap } from './journey-map.tsx'
import { PlanSection } from './plan-section.tsx'

const schema = z.object({
  gap: z.string().optional().catch(undefined),
  touch: z.enum(touchModels).optional().catch(undefined),
})

/** When customers are to be met, and whether they were: over all customers in each phase today. */
export function JourneyPage() {
  const { t } = useMessages('touch')
  const [{ gap, touch }, change] = useAddressState(schema)
  const map = useEndpoint(readJourneyMap, {})
  const plan = useEndpoint(readJourneyPlan, {})
  if (map.error && !map.data) return <ProblemState thrown={map.error} onRetry={map.refetch} />
  if (plan.error && !plan.data) return <ProblemState thrown={plan.error} onRetry={plan.refetch} />
  if (!map.data || !plan.data) return <PageSkeleton />
  const expected = map.data.items.reduce((sum, row) => sum + row.due, 0)
  const behind = map.data.items.reduce((sum, row) => sum + row.behind, 0)
  return (
    <Page>
      <PageHeader
        title={t('journey.title')}
        answer={t('journey.answer', { due: expected, behind })}
        parent={{ label: t('settings'), to: '/settings' }}
      />
      <JourneyMap map={map.data} onOpen={(row) => change({ gap: row.key, touch: row.touchModel })} />
      <PlanSection plan={plan.data} />
      <GapDrawer
        row={map.data.items.find((each) => each.key === gap && each.touchModel === touch)}
        close={() => change({ gap: undefined, touch: undefined })}
      />
    </Page>
  )
}
