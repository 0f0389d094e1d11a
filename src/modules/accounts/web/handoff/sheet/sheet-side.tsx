import { Anchor, Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SavingState } from '#platform/web/drafts/index.ts'
import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import { ProgressBar, StatusMark } from '#platform/web/status/index.ts'
import type { Completeness } from '../../../domain/forms/answers.ts'
import type { Form } from '../../../domain/forms/form.ts'
import { answerId } from '../answers/question.ts'
import { goToAnswer } from './go-to-answer.ts'
import classes from './sheet.module.css'

interface SheetSideProps {
  form: Form
  completeness: Completeness
  /** Undefined where nothing can be written. */
  saving:
    | { state: SavingState; isWrong: boolean; updatedAt: string | null; updatedBy: string | null; onRetry: () => void }
    | undefined
  children?: ReactNode
}

/** What stays in sight beside a sheet: how complete it is, what is missing, whether it is saved. */
export function SheetSide({ form, completeness, saving, children }: SheetSideProps) {
  const { t, language } = useMessages('accounts')
  const { filledRequired, required, ratio, missing, filledAll, all } = completeness
  const isComplete = missing.length === 0
  return (
    <div className={classes.side}>
      {children}
      <div className={classes.meter}>
        <h2 className={classes.sideTitle}>{t('sheet.completeness')}</h2>
        <ProgressBar
          label={t('sheet.completeness')}
          percent={Math.floor(ratio * 100)}
          {...(isComplete && { level: 'good' as const })}
        />
        <p className={classes.figures}>
          {t('sheet.filled', { filledRequired, required })}
          <br />
          {t('sheet.filledAll', { filledAll, all })}
        </p>
        {saving && <SavingMark {...saving} />}
      </div>
      {isComplete ? (
        <StatusMark level="good" label={t('sheet.complete')} />
      ) : (
        <nav className={classes.missing} aria-label={t('sheet.missing')}>
          <h2 className={classes.sideTitle}>{t('sheet.missing')}</h2>
          <ul>
            {form.fields
              .filter((field) => missing.includes(field.key))
              .map((field) => (
                <li key={field.key}>
                  <Anchor href={`#${answerId(field.key)}`} onClick={(event) => goToAnswer(event, field.key)}>
                    {field.label[language]}
                  </Anchor>
                </li>
              ))}
          </ul>
        </nav>
      )}
    </div>
  )
}

function SavingMark({ state, isWrong, updatedAt, updatedBy, onRetry }: NonNullable<SheetSideProps['saving']>) {
  const { t } = useMessages('accounts')
  const { instant } = useFormats()
  if (state === 'failed') {
    return (
      <div className={classes.unsaved} role="alert">
        {t('sheet.notSaved')}{' '}
        <Button size="compact-xs" onClick={onRetry}>
          {t('platform:actions.retry')}
        </Button>
      </div>
    )
  }
  if (isWrong && state === 'saved') {
    return (
      <p className={classes.unsaved} role="status">
        {t('sheet.someWrong')}
      </p>
    )
  }
  return (
    <p className={classes.saving} role="status" data-state={state}>
      {state === 'saved'
        ? updatedAt !== null && t('sheet.savedAt', { at: instant(updatedAt, 'plain'), by: updatedBy })
        : t('sheet.saving')}
    </p>
  )
}
