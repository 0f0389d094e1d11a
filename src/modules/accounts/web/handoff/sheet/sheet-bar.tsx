import { Button } from '@mantine/core'
import type { SavingState } from '#platform/web/drafts/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar } from '#platform/web/status/index.ts'
import type { Completeness } from '../../../domain/forms/answers.ts'
import type { Form } from '../../../domain/forms/form.ts'
import { goToAnswer } from './go-to-answer.ts'
import classes from './sheet.module.css'

interface SheetBarProps {
  form: Form
  completeness: Completeness
  state: SavingState
}

/** On narrow screens, where the side is out of sight: how much is filled, and the way to the next gap. */
export function SheetBar({ form, completeness, state }: SheetBarProps) {
  const { t } = useMessages('accounts')
  const { ratio, missing } = completeness
  const next = form.fields.find((field) => missing.includes(field.key))
  const saving = {
    saved: 'sheet.savedShort',
    waiting: 'sheet.saving',
    saving: 'sheet.saving',
    failed: 'sheet.notSaved',
  }
  return (
    <div className={classes.bar}>
      <div className={classes.barMeter}>
        <ProgressBar label={t('sheet.completeness')} percent={Math.floor(ratio * 100)} />
        <span className={classes.barState} data-state={state}>
          {t(saving[state])}
        </span>
      </div>
      {next && (
        <Button size="xs" onClick={(event) => goToAnswer(event, next.key)}>
          {t('sheet.nextMissing', { count: missing.length })}
        </Button>
      )}
    </div>
  )
}
