import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { dateRange } from '#platform/kernel/dates.ts'
import { DateField } from '#platform/web/form/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { PlanEditInput } from '../../contract.ts'
import classes from '../plan/change.module.css'
import type { ProjectFormProps } from '../project/form-props.ts'
import { EditsForm } from './edits-form.tsx'

/** The server takes a hundred days at once. */
const mostDays = 100

/** Days on which one side does not work on this project: its stocktaking, our move. */
export function CloseDaysForm({ project, close }: ProjectFormProps) {
  const { t } = useMessages('onboarding')
  const [side, setSide] = useState<'vendor' | 'customer'>('customer')
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const days = from === null ? [] : dateRange(from, to ?? from).slice(0, mostDays)
  const edits: PlanEditInput[] = days.length === 0 ? [] : [{ kind: 'close', side, days }]
  return (
    <EditsForm
      project={project}
      edits={edits}
      submitLabel={t('edits.close.apply')}
      done={t('edits.close.done', { count: days.length })}
      close={close}
    >
      <p className={classes.hint}>{t('edits.close.explain')}</p>
      <SegmentedControl
        aria-label={t('edits.close.side')}
        data={[
          { value: 'customer', label: t('side.customer') },
          { value: 'vendor', label: t('side.vendor') },
        ]}
        value={side}
        onChange={setSide}
      />
      <div className={classes.fields}>
        <DateField path="edits.0.days.0" label={t('edits.close.from')} value={from} onChange={setFrom} />
        <DateField path="edits.0.days" label={t('edits.close.to')} value={to} onChange={setTo} />
      </div>
    </EditsForm>
  )
}
