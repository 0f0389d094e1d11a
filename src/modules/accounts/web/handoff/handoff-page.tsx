import { z } from 'zod'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { type Handoff, readHandoff, readSheet } from '../../contract.ts'
import { useAccountPanels } from '../panels.ts'
import { SheetForm } from './sheet/sheet-form.tsx'
import { HandoffActions } from './steps/handoff-actions.tsx'
import { HandoffDeadlines } from './steps/handoff-deadlines.tsx'
import { HandoffMark } from './steps/handoff-mark.tsx'
import { HandoffSteps } from './steps/handoff-steps.tsx'
import { useHandoffSentence } from './steps/use-handoff-sentence.ts'

const paramsSchema = z.object({ accountId: z.uuid() })

/** 引き継ぎシート: what sales knows of a customer, and its way to CS. */
export function HandoffPage() {
  const { accountId } = usePageParams(paramsSchema)
  const handoff = useEndpoint(readHandoff, { params: { id: accountId } })
  const sheet = useEndpoint(readSheet, { params: { id: accountId, kind: 'handoff' } })
  const { t } = useMessages('accounts')
  const beside = useAccountPanels().filter(({ isBesideHandoff }) => isBesideHandoff)
  if (!handoff.data || !sheet.data) {
    const error = handoff.error ?? sheet.error
    const retry = () => {
      handoff.refetch()
      sheet.refetch()
    }
    return <Page>{error ? <ProblemState thrown={error} onRetry={retry} /> : <PageSkeleton />}</Page>
  }
  const { data } = handoff
  return (
    <Page>
      <Header handoff={data} />
      {data.steps.length > 0 && (
        <Section title={t('handoff.history')} framed>
          <HandoffSteps handoff={data} form={sheet.data.form} />
        </Section>
      )}
      <SheetForm
        key={accountId}
        accountId={accountId}
        sheet={sheet.data}
        askedFor={data.waitsFor === 'sales' ? data.steps[0]?.answerKeys : undefined}
        side={
          <>
            <HandoffDeadlines handoff={data} />
            {beside.map(({ key, component: Panel }) => (
              <Panel key={key} accountId={accountId} />
            ))}
          </>
        }
      />
    </Page>
  )
}

function Header({ handoff }: { handoff: Handoff }) {
  const { t } = useMessages('accounts')
  const sentence = useHandoffSentence(handoff)
  return (
    <PageHeader
      title={t('handoff.title', { name: handoff.accountName })}
      answer={sentence}
      parent={{ label: handoff.accountName, to: `/accounts/${handoff.accountId}` }}
      marks={<HandoffMark status={handoff.status} lateDays={handoff.due?.lateDays ?? 0} />}
      actions={<HandoffActions handoff={handoff} />}
    />
  )
}
