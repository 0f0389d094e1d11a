import { IconCheck } from '@tabler/icons-react'
import { useMessages } from '#platform/web/messages/index.ts'
import classes from './imports.module.css'

export const importSteps = ['file', 'reading', 'columns', 'check', 'result'] as const
export type ImportStep = (typeof importSteps)[number]

/** Where one is on the way; steps already reached can be gone back to. */
export function ImportSteps({
  current,
  reachable = [],
  onGo,
}: {
  current: ImportStep
  reachable?: readonly ImportStep[]
  onGo?: (step: ImportStep) => void
}) {
  const { t } = useMessages('accounts')
  const at = importSteps.indexOf(current)
  return (
    <nav aria-label={t('imports.steps.label')}>
      <ol className={classes.steps}>
        {importSteps.map((step, index) => {
          const content = (
            <>
              <span className={classes.stepNumber} aria-hidden="true">
                {index < at ? <IconCheck size={12} stroke={3} /> : index + 1}
              </span>
              <span className={classes.stepName}>{t(`imports.steps.${step}`)}</span>
            </>
          )
          const canGo = step !== current && reachable.includes(step) && onGo !== undefined
          return (
            <li key={step} data-state={index < at ? 'done' : index === at ? 'current' : 'ahead'}>
              {canGo ? (
                <button type="button" className={classes.step} onClick={() => onGo(step)}>
                  {content}
                </button>
              ) : (
                <span className={classes.step} aria-current={step === current ? 'step' : undefined}>
                  {content}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
