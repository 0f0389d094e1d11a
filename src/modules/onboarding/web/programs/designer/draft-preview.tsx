import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '#platform/web/api/index.ts'
import { DateField, formParts } from '#platform/web/form/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { FactList, ListSkeleton, ProblemState, Section } from '#platform/web/layout/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { previewDraft } from '../../../contract.ts'
import { GanttStrip } from '../../plan/gantt-strip.tsx'
import { LeftOut } from '../../start/left-out.tsx'
import { PreviewTable } from '../../start/preview-table.tsx'
import { PreviewWarnings } from '../../start/preview-warnings.tsx'
import { AccountSelect } from './account-select.tsx'
import classes from './designer.module.css'

interface DraftPreviewProps {
  accountId: string | null
  onAccount: (accountId: string | null) => void
  programKey: string
  /** Of the draft: another one is computed again. */
  version: number
  canPlan: boolean
}

/** The plan that the draft would give, on a made-up date or for a real customer. */
export function DraftPreview({ programKey, version, canPlan, accountId, onAccount }: DraftPreviewProps) {
  const { t } = useMessages('onboarding')
  const { today, date } = useFormats()
  const [contractStartOn, setContractStartOn] = useState<string | null>(today())
  const { data, error } = useQuery({
    queryKey: ['onboarding', 'draft-preview', programKey, version, contractStartOn, accountId],
    queryFn: () =>
      callApi(previewDraft, {
        params: { key: programKey },
        body: { contractStartOn: contractStartOn ?? today(), ...(accountId === null ? {} : { accountId }) },
      }),
    enabled: contractStartOn !== null && canPlan,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Section title={t('preview.title')}>
      <div className={formParts.row}>
        <DateField
          path="contractStartOn"
          label={t('designer.contractStartOn')}
          value={contractStartOn}
          onChange={setContractStartOn}
        />
        <AccountSelect value={accountId} onChange={onAccount} />
      </div>
      {!canPlan && <p className={classes.quiet}>{t('designer.noPlan')}</p>}
      {canPlan && error && <ProblemState thrown={error} />}
      {canPlan && !error && !data && <ListSkeleton rows={4} />}
      {canPlan && data && (
        <div aria-live="polite">
          <FactList
            facts={[
              { label: t('preview.tasks'), value: t('preview.taskCount', { count: data.tasks.length }) },
              { label: t('preview.valueOn'), value: date(data.valueOn) },
            ]}
          />
          <PreviewWarnings plan={data} />
          <LeftOut plan={data} />
          <GanttStrip
            tasks={data.tasks}
            stages={data.stages}
            startOn={contractStartOn ?? data.valueOn}
            valueOn={data.valueOn}
            label={t('gantt.label')}
          />
          <PreviewTable plan={data} />
        </div>
      )}
    </Section>
  )
}
