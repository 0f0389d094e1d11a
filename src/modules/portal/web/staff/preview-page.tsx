import { z } from 'zod'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { previewPortal } from '../../contract.ts'
import { Home } from '../home/home.tsx'
import classes from './staff.module.css'

/** The customer's page as the customer sees it, with nothing to press. */
export function PreviewPage() {
  const { t } = useMessages('portal')
  const { accountId } = usePageParams(z.object({ accountId: z.uuid() }))
  const { data, error, refetch } = useEndpoint(previewPortal, { params: { id: accountId } })
  if (error) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader
        title={t('preview.title')}
        answer={t('preview.answer')}
        parent={{ label: data.customerName, to: `/accounts/${accountId}` }}
      />
      <div className={classes.preview}>
        <Home home={data} isPreview />
      </div>
    </Page>
  )
}
