import { useMessages } from '#platform/web/messages/index.ts'
import type { AccountHealth } from '../../contract.ts'
import classes from '../health.module.css'
import { useHealthWords } from '../value-words.ts'

type Path = NonNullable<NonNullable<AccountHealth['judged']>['pathToGood']>

/** What would turn the score green: the fewest improvements, each as far as it takes. */
export function PathToGood({ path, goal }: { path: Path; goal: number }) {
  const { t, language } = useMessages('health')
  const words = useHealthWords()
  return (
    <div className={classes.path}>
      <h3>{t('path.title', { goal })}</h3>
      <ul className={classes.list}>
        {path.caps.map((cap) => (
          <li key={cap.key}>{t('path.cap', { name: cap.name[language], atMost: cap.atMost })}</li>
        ))}
        {path.steps.map((step) => (
          <li key={step.key}>
            {t('path.step', {
              name: step.name[language],
              from: words.value(step.from),
              to: words.value(step.to),
              points: words.signed(step.points),
            })}
          </li>
        ))}
      </ul>
      {!path.isEnough && <p className={classes.quiet}>{t('path.notEnough', { reaches: path.reaches })}</p>}
    </div>
  )
}
