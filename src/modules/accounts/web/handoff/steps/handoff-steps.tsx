import { useFormats } from '#platform/web/formats/index.ts'
import { useMessages } from '#platform/web/messages/index.ts'
import type { Handoff } from '../../../contract.ts'
import type { Form } from '../../../domain/forms/form.ts'
import classes from './steps.module.css'

/** What happened with a handover, newest first. */
export function HandoffSteps({ handoff, form }: { handoff: Handoff; form: Form }) {
  const { t, language } = useMessages('accounts')
  const { instant } = useFormats()
  const labelOf = (key: string) => form.fields.find((field) => field.key === key)?.label[language] ?? key
  const reasonOf = (key: string) => handoff.returnReasons.find((reason) => reason.key === key)?.label[language] ?? key
  return (
    <ol className={classes.steps}>
      {handoff.steps.map((step) => (
        <li key={step.id}>
          <p className={classes.stepHead}>
            <strong>{t(`handoff.step.${step.step}`)}</strong>
            <span>
              {step.actorName} <time dateTime={step.occurredAt}>{instant(step.occurredAt, 'plain')}</time>
            </span>
          </p>
          {step.reason && <p className={classes.reason}>{reasonOf(step.reason)}</p>}
          {step.body && <p className={classes.body}>{step.body}</p>}
          {step.answerKeys.length > 0 && (
            <ul className={classes.questions}>
              {step.answerKeys.map((key) => (
                <li key={key}>{labelOf(key)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
