import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { z } from 'zod'
import { usePageParams } from '#platform/web/address/index.ts'
import { useEndpoint } from '#platform/web/api/index.ts'
import { Page, PageHeader, PageSkeleton, ProblemState } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { readAccount, readSheet } from '../../contract.ts'
import { SheetForm } from './sheet/sheet-form.tsx'

const paramsSchema = z.object({ accountId: z.uuid() })

/** ヒアリングシート: what the customer answers before the kickoff, filled in here or by themselves. */
export function HearingPage() {
  const { accountId } = usePageParams(paramsSchema)
  const { t, language } = useMessages('accounts')
  const account = useEndpoint(readAccount, { params: { id: accountId } })
  const sheet = useEndpoint(readSheet, { params: { id: accountId, kind: 'hearing' } })
  if (!account.data || !sheet.data) {
    const error = account.error ?? sheet.error
    const retry = () => {
      account.refetch()
      sheet.refetch()
    }
    return <Page>{error ? <ProblemState thrown={error} onRetry={retry} /> : <PageSkeleton />}</Page>
  }
  const { completeness, form } = sheet.data
  const missing = completeness.missing.length
  return (
    <Page>
      <PageHeader
        title={t('hearing.title', { title: form.title[language], name: account.data.name })}
        answer={
          sheet.data.version === 0
            ? t('hearing.notBegun')
            : missing === 0
              ? t('hearing.complete', { required: completeness.required })
              : t('hearing.missing', { count: missing, required: completeness.required })
        }
        parent={{ label: account.data.name, to: `/accounts/${accountId}` }}
        actions={
          <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('sheet.print')}
          </Button>
        }
      />
      <SheetForm key={accountId} accountId={accountId} sheet={sheet.data} />
    </Page>
  )
}
