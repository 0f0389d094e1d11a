import { z } from 'zod'
import { useAddressState } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { usePermissions } from '#platform/web/session/index.ts'
import { readFitReport, readIdealCustomer } from '../../contract.ts'
import { fitVerdicts } from '../../domain/fit/fit.ts'
import { FitCustomers } from './fit-customers.tsx'
import { Report } from './fit-report.tsx'
import { IdealForm } from './ideal-form.tsx'

const schema = z.object({
  customers: z.boolean().optional().catch(undefined),
  verdict: z.enum(fitVerdicts).optional().catch(undefined),
  criterion: z.string().optional().catch(undefined),
  isMet: z.boolean().optional().catch(undefined),
  of: z.enum(['churned', 'ended', 'got_value']).optional().catch(undefined),
})

/** What became of customers by how well they fit, and the ideal customer to be corrected by it. */
export function FitPage() {
  const { t } = useMessages('accounts')
  const can = usePermissions()
  const [{ customers, ...figure }, change] = useAddressState(schema)
  const report = useEndpoint(readFitReport, {})
  const ideal = useEndpoint(readIdealCustomer, {})
  if (report.error && !report.data) return <ProblemState thrown={report.error} onRetry={report.refetch} />
  if (ideal.error && !ideal.data) return <ProblemState thrown={ideal.error} onRetry={ideal.refetch} />
  if (!report.data || !ideal.data) return <PageSkeleton />
  const fitting = report.data.rows.find(({ verdict }) => verdict === 'fit')?.customers ?? 0
  const all = report.data.rows.reduce((sum, row) => sum + row.customers, 0)
  const nothing = { verdict: undefined, criterion: undefined, isMet: undefined, of: undefined }
  return (
    <Page>
      <PageHeader
        title={t('fit.pageTitle')}
        answer={t('fit.answer', { fitting, all })}
        parent={{ label: t('fit.settings'), to: '/settings' }}
      />
      <Report report={report.data} onOpen={(next) => change({ ...nothing, ...next, customers: true })} />
      {can('accounts.manage_custom_fields') && <IdealForm ideal={ideal.data} />}
      <FitCustomers
        figure={customers ? figure : undefined}
        criteria={report.data.criteria}
        close={() => change({ ...nothing, customers: undefined })}
      />
    </Page>
  )
}
