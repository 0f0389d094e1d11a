import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { asProblem, callApi, type ProblemError, saveFile } from '#platform/web/api/index.ts'
import { Form } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { exportWbs } from '../../contract.ts'
import type { ProjectFormProps } from '../project/form-props.ts'

/** The plan as an Excel sheet: for the customer or for us, in either language. */
export function ExportForm({ project, close }: ProjectFormProps) {
  const { t, language } = useMessages('onboarding')
  const [audience, setAudience] = useState<'internal' | 'customer'>('customer')
  const [locale, setLocale] = useState<'ja' | 'en'>(language)
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<ProblemError | null>(null)
  const run = async () => {
    setRunning(true)
    setError(null)
    try {
      saveFile(await callApi(exportWbs, { params: { id: project.id }, query: { audience, locale } }))
      close()
    } catch (thrown) {
      setError(asProblem(thrown))
    }
    setRunning(false)
  }
  return (
    <Form onSubmit={() => void run()} error={error} isPending={isRunning} submitLabel={t('wbs.save')} onCancel={close}>
      <Radio.Group
        label={t('wbs.audience')}
        value={audience}
        onChange={(next) => setAudience(next === 'internal' ? 'internal' : 'customer')}
      >
        <Stack gap={8} mt={4}>
          <Radio value="customer" label={t('wbs.customer')} description={t('wbs.customerHint')} />
          <Radio value="internal" label={t('wbs.internal')} description={t('wbs.internalHint')} />
        </Stack>
      </Radio.Group>
      <Radio.Group label={t('wbs.language')} value={locale} onChange={(next) => setLocale(next === 'en' ? 'en' : 'ja')}>
        <Stack gap={8} mt={4}>
          <Radio value="ja" label={t('wbs.ja')} />
          <Radio value="en" label={t('wbs.en')} />
        </Stack>
      </Radio.Group>
    </Form>
  )
}
