import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { listPrograms } from '../../contract.ts'
import { StartForm } from './start-form.tsx'

/** Starts the onboarding of a customer: a program, goals, days, and the plan they make, seen while choosing. */
export function StartPage() {
  const { t } = useMessages('onboarding')
  const { data, error, refetch } = useEndpoint(listPrograms, {})
  if (error && !data) return <ProblemState thrown={error} onRetry={refetch} />
  if (!data) return <PageSkeleton />
  return (
    <Page>
      <PageHeader
        title={t('start.title')}
        answer={t('start.answer')}
        parent={{ label: t('list.title'), to: '/onboarding' }}
      />
      <StartForm programs={data.items.filter((program) => program.version !== null)} />
    </Page>
  )
}
